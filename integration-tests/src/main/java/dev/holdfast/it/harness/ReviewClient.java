package dev.holdfast.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(Base64.getDecoder().decode(certificate))));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("can't trust the webhook's certificate", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
