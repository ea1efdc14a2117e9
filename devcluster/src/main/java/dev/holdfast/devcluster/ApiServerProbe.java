package dev.holdfast.devcluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Asks {@code /readyz}, which anybody may. */
final class ApiServerProbe {
  private final HttpRequest question;
  private final SSLContext trust;

  ApiServerProbe(URI server, X509Certificate authority) {
    this.question =
        HttpRequest.newBuilder(server.resolve("/readyz")).timeout(Duration.ofSeconds(5)).build();
    this.trust = Trust.in(authority);
  }

  boolean ready() {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kube-apiserver started", e);
    }
  }
}
