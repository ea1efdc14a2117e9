package dev.holdfast.operator.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Posts to the receiver; one call is one try. */
final class Receiver implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final ReceiverSettings settings;
  private final HttpClient client;

  private Receiver(ReceiverSettings settings, HttpClient client) {
    this.settings = settings;
    this.client = client;
  }

  /**
   * A receiver whose secret and authorities can be read.
   *
   * @throws IOException naming the file that can't
   */
  static Receiver of(ReceiverSettings settings) throws IOException {
    try {
      SigningKeys.read(settings.secret());
    } catch (IOException e) {
      throw new IOException(settings.secret() + " can't sign notifications: " + e.getMessage(), e);
    }
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT);
    if (settings.authorities().isPresent()) {
      client.sslContext(trusting(settings.authorities().get()));
    }
    return new Receiver(settings, client.build());
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("authority-" + store.size(), each);
      }
      if (store.size() == 0) {
        throw new IOException(file + " holds no certificate");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificates: " + e.getMessage(), e);
    }
  }

  /** Tries once. */
  Outcome post(Notification notification, Instant now) throws InterruptedException {
    SigningKeys keys;
    try {
      keys = SigningKeys.read(settings.secret());
    } catch (IOException e) {
      return new Outcome.Failed(settings.secret() + " can't sign: " + e.getMessage());
    }
    String signature = keys.sign(notification.id(), now, notification.body());
    try {
      HttpResponse<InputStream> answer =
          client.send(
              request(notification, now, signature), HttpResponse.BodyHandlers.ofInputStream());
      // What the receiver says beyond its status is nobody's concern, however long it is.
      answer.body().close();
      return Outcome.of(answer.statusCode());
    } catch (IOException e) {
      // Only the kind of fault: the client's messages may hold the URL, and its path a secret.
      return new Outcome.Failed(
          settings.place() + " can't be reached: " + e.getClass().getSimpleName());
    }
  }

  private HttpRequest request(Notification notification, Instant now, String signature) {
    return HttpRequest.newBuilder(settings.url())
        .timeout(ANSWER_LIMIT)
        .header("content-type", "application/cloudevents+json; charset=utf-8")
        .header("user-agent", "holdfast-operator")
        .header("webhook-id", notification.id())
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", signature)
        .POST(HttpRequest.BodyPublishers.ofByteArray(notification.body()))
        .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
