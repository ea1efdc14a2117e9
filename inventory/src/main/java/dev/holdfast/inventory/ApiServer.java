package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.ObjectRef;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** GETs of the API server as streams of JSON, with the client's address and credentials. */
final class ApiServer implements AutoCloseable {
  static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final KubernetesClient client;
  private final String base;

  /**
   * Copies the configuration of a client.
   *
   * @param client stays with the caller
   */
  ApiServer(KubernetesClient client) {
    // HTTP/1.1, so that closing a stream that has fallen silent closes its connection: on HTTP/2
    // the next request would go down the same dead one. No retries: callers know when to ask again.
    this.client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(client.getConfiguration())
                    .withHttp2Disable(true)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    String url = this.client.getMasterUrl().toString();
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
    String root = (kind.group().isEmpty() ? "api/" : "apis/" + kind.group() + "/") + kind.version();
    String namespace = ref.namespace().isEmpty() ? "" : "/namespaces/" + text(ref.namespace());
    return root + namespace + "/" + kind.resource() + "/" + text(ref.name());
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
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(base + path)
            .header("Accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<InputStream>> sent =
        client.getHttpClient().sendAsync(request, InputStream.class);
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
      return new Answer.Found(response.body());
    }
    close(response.body());
    return switch (response.code()) {
      case NOT_FOUND -> new Answer.Missing();
      case GONE -> new Answer.Expired();
      default -> new Answer.Failed("the API server answered " + response.code());
    };
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
