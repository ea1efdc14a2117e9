package dev.holdfast.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Sends reviews straight to the replicas, as the API server does. */
public final class ReviewClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;

  public ReviewClient(Guarded guarded) {
    this.client = HttpClient.newBuilder().sslContext(trust(guarded)).build();
  }

  /** Sends it so many times at once to each of the endpoints and returns all responses. */
  public List<JsonNode> send(String review, List<URI> endpoints, int times) {
    List<CompletableFuture<JsonNode>> answers =
        endpoints.stream()
            .flatMap(endpoint -> IntStream.range(0, times).mapToObj(_ -> send(review, endpoint)))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<JsonNode> send(String review, URI endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(review))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .thenApply(ReviewClient::response);
  }

  private static JsonNode response(String body) {
    try {
      return JSON.readTree(body).path("response");
    } catch (IOException e) {
      throw new IllegalStateException("not a review: " + body, e);
    }
  }

  private static SSLContext trust(Guarded guarded) {
    String certificate =
        guarded
            .admin()
            .must(
                "get",
                "secret",
                "holdfast-webhook-tls",
                "-n",
                "holdfast",
                "-o",
                "jsonpath={.data.ca\\.crt}");
    return Trust.in(new String(Base64.getDecoder().decode(certificate), UTF_8));
  }

  @Override
  public void close() {
    client.close();
  }
}
