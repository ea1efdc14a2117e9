package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The API server by its paths, whole objects as trees. */
final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LIMIT_SECONDS = 60;

  private final HttpClient client;
  private final String base;

  /**
   * With a client's address and credentials.
   *
   * @param client stays with the caller
   */
  Api(KubernetesClient client) {
    this.client = client.getHttpClient();
    String url = client.getMasterUrl().toString();
    base = url.endsWith("/") ? url : url + "/";
  }

  /** Empty when there is no such path or object. */
  Optional<JsonNode> get(String path) {
    HttpResponse<byte[]> answer = send("GET", path, null);
    return answer.code() == 404 ? Optional.empty() : Optional.of(tree("GET", path, answer));
  }

  JsonNode post(String path, JsonNode body) {
    return tree("POST", path, send("POST", path, body));
  }

  JsonNode put(String path, JsonNode body) {
    return tree("PUT", path, send("PUT", path, body));
  }

  /** False when somebody else was faster. */
  boolean tryPut(String path, JsonNode body) {
    HttpResponse<byte[]> answer = send("PUT", path, body);
    if (answer.code() == 409) {
      return false;
    }
    tree("PUT", path, answer);
    return true;
  }

  void delete(String path, JsonNode options) {
    tree("DELETE", path, send("DELETE", path, options));
  }

  private HttpResponse<byte[]> send(String method, String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        client.newHttpRequestBuilder().uri(base + path).header("Accept", "application/json");
    if (body != null) {
      request.method(method, "application/json", body.toString());
    }
    try {
      return client.sendAsync(request.build(), byte[].class).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " " + path + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode tree(String method, String path, HttpResponse<byte[]> answer) {
    if (!answer.isSuccessful()) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new IllegalStateException(method + " " + path + ": " + answer.code() + " " + text);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
