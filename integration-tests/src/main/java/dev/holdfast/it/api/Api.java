package dev.holdfast.it.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.DevCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Single requests to the API server, as components make them: no kubectl, no retry. */
public record Api(HttpClient client, String server) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the administrator. */
  public static Api of(DevCluster cluster) {
    return of(cluster.client());
  }

  /** As whoever this client is. */
  public static Api of(KubernetesClient client) {
    String url = client.getMasterUrl().toString();
    return new Api(client.getHttpClient(), url.replaceAll("/+$", ""));
  }

  /**
   * What came back.
   *
   * @param warnings as the API server sent them for people to read
   */
  public record Reply(int status, List<String> warnings, String body) {
    public boolean succeeded() {
      return status < 300;
    }

    /** What a failure says about itself. */
    public String message() {
      return json(body).path("message").asText(body);
    }
  }

  /** The object, or nothing when there is none. */
  public Optional<JsonNode> get(String path) {
    Reply reply = send("GET", path, "application/json", "", List.of());
    if (reply.status() == 404) {
      return Optional.empty();
    }
    if (!reply.succeeded()) {
      throw new IllegalStateException("GET " + path + ": " + reply.body());
    }
    return Optional.of(json(reply.body()));
  }

  /**
   * One request.
   *
   * @param body nothing when empty
   * @param identity user and then groups to impersonate; the administrator when empty
   */
  public Reply send(String method, String path, String type, String body, List<String> identity) {
    HttpRequest.Builder request =
        client
            .newHttpRequestBuilder()
            .uri(URI.create(server + path))
            .method(method, type, body.isEmpty() ? null : body);
    if (!identity.isEmpty()) {
      request.setHeader("Impersonate-User", identity.getFirst());
      identity.stream().skip(1).forEach(group -> request.header("Impersonate-Group", group));
    }
    HttpResponse<String> response = client.sendAsync(request.build(), String.class).join();
    String text = response.body();
    return new Reply(response.code(), response.headers("Warning"), text == null ? "" : text);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API server sent something that isn't JSON", e);
    }
  }
}
