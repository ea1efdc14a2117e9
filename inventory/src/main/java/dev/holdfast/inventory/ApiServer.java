package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.ObjectRef;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** GETs of the API server as streams of JSON, with the client's address and credentials. */
final class ApiServer implements AutoCloseable {
  static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int BUFFER = 64 * 1024;

  private final HttpClient client;
  private final String base;
  private final boolean compressed;

  /**
   * For streams that may fall silent; copies the configuration of a client.
   *
   * @param client stays with the caller
   */
  static ApiServer forStreams(KubernetesClient client) {
    // HTTP/1.1, so that closing a stream that has fallen silent closes its connection: on HTTP/2
    // the next request would go down the same dead one.
    return new ApiServer(client.getConfiguration(), true);
  }

  /** For many short reads at once, which HTTP/2 sends down one connection. */
  static ApiServer forReads(Config config) {
    return new ApiServer(config, false);
  }

  /** Without a whole client around it, which takes a second of a program that has just begun. */
  private ApiServer(Config config, boolean oneConnectionEach) {
    // A stream must show each event at once. Reads are large, and a program that has just begun
    // deciphers slowly.
    compressed = !oneConnectionEach;
    // No retries: callers know when to ask again.
    client =
        HttpClientUtils.getHttpClientFactory()
            .newBuilder(
                new ConfigBuilder(config)
                    .withHttp2Disable(oneConnectionEach)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    String url = config.getMasterUrl();
    base = url.endsWith("/") ? url : url + "/";
  }

  /** Path of all objects of a kind. */
  static String path(DataKind kind) {
    return path(kind.group(), kind.version(), kind.resource());
  }

  static String path(String group, String version, String resource) {
    return (group.isEmpty() ? "api/" : "apis/" + group + "/") + version + "/" + resource;
  }

  /** Path of one object. */
  static String path(DataKind kind, ObjectRef ref) {
    return path(kind.group(), kind.version(), kind.resource(), ref.namespace(), ref.name());
  }

  static String path(String group, String version, String resource, String namespace, String name) {
    String root = (group.isEmpty() ? "api/" : "apis/" + group + "/") + version;
    String where = namespace.isEmpty() ? "" : "/namespaces/" + text(namespace);
    return root + where + "/" + resource + "/" + text(name);
  }

  /** Text as it may stand in a path or query. */
  static String text(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends a GET and waits for the head of its answer.
   *
   * @param path below the server's address, with its query
   * @param limit for the head; the body is the caller's to bound
   */
  Answer get(String path, Duration limit) throws InterruptedException {
    return get(path, "application/json", limit);
  }

  /**
   * The same.
   *
   * @param accept the media type wanted
   */
  Answer get(String path, String accept, Duration limit) throws InterruptedException {
    HttpRequest.Builder request =
        client.newHttpRequestBuilder().uri(base + path).header("Accept", accept);
    if (compressed) {
      request.header("Accept-Encoding", "gzip");
    }
    CompletableFuture<HttpResponse<InputStream>> sent =
        client.sendAsync(request.build(), InputStream.class);
    try {
      return answer(sent.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Answer.Failed(oneLine(e.getCause()));
    } catch (TimeoutException e) {
      return new Answer.Failed("no answer within " + limit.toMillis() + " ms");
    } finally {
      sent.cancel(true);
    }
  }

  private static Answer answer(HttpResponse<InputStream> response) {
    if (response.isSuccessful()) {
      return found(response);
    }
    close(response.body());
    return switch (response.code()) {
      case NOT_FOUND -> new Answer.Missing();
      case GONE -> new Answer.Expired();
      default -> new Answer.Failed("the API server answered " + response.code());
    };
  }

  private static Answer found(HttpResponse<InputStream> response) {
    if (!"gzip".equals(response.header("Content-Encoding"))) {
      return new Answer.Found(response.body());
    }
    try {
      return new Answer.Found(new GZIPInputStream(response.body(), BUFFER));
    } catch (IOException e) {
      close(response.body());
      return new Answer.Failed(oneLine(e));
    }
  }

  static String oneLine(@Nullable Throwable problem) {
    if (problem == null) {
      return "failed";
    }
    String message = problem.getMessage();
    return (message == null ? problem.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
  }

  static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Nothing more is wanted from it.
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
