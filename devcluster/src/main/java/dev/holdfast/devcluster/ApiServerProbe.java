package dev.holdfast.devcluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks {@code /readyz}, which anybody may. */
final class ApiServerProbe {
  private final HttpRequest question;
  private final SSLContext trust;

  ApiServerProbe(URI server, X509Certificate authority) {
    this.question =
        HttpRequest.newBuilder(server.resolve("/readyz")).timeout(Duration.ofSeconds(5)).build();
    this.trust = trusting(authority);
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

  private static SSLContext trusting(X509Certificate authority) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", authority);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("can't trust the cluster's certificate authority", e);
    }
  }
}
