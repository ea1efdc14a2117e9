package dev.holdfast.operator.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real HTTP server on this machine. */
class ReceiverTest {
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);
  private static final Notification NOTIFICATION =
      new Notification("id-1", Step.CREATED, "uid", "chr-a", "{}".getBytes(UTF_8));

  @TempDir private Path folder;
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Path secret;

  @BeforeEach
  void start() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), "whsec_" + "A".repeat(32));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void postsWithIdTimestampAndSignature() throws Exception {
    assertThat(post("/204")).isInstanceOf(Outcome.Delivered.class);
    assertThat(headers)
        .containsExactly(
            "application/cloudevents+json; charset=utf-8",
            "id-1",
            "1614265330",
            SigningKeys.read(secret).sign("id-1", NOW, NOTIFICATION.body()));
  }

  @Test
  void neverFollowsARedirect() throws Exception {
    assertThat(post("/307")).isInstanceOf(Outcome.Refused.class);
    assertThat(paths).containsExactly("/307");
  }

  @Test
  void whatItCanNotReachIsTriedAgainAndToldWithoutThePath() throws Exception {
    server.stop(0);
    assertThat(post("/s3cret"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.why()).contains("127.0.0.1").doesNotContain("s3cret"));
  }

  @Test
  void anotherSecretIsUsedFromTheNextTryOn() throws Exception {
    try (Receiver receiver = receiver("/204", secret, Optional.empty())) {
      receiver.post(NOTIFICATION, NOW);
      Files.writeString(secret, "whsec_" + "B".repeat(32));
      receiver.post(NOTIFICATION, NOW);
    }
    assertThat(headers.get(7))
        .isEqualTo(SigningKeys.read(secret).sign("id-1", NOW, NOTIFICATION.body()))
        .isNotEqualTo(headers.get(3));
  }

  @Test
  void doesNotStartWithoutASecretOrAuthorities() throws Exception {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> receiver("/", none, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(none.toString());
    Path empty = Files.writeString(folder.resolve("ca.crt"), "");
    assertThatThrownBy(() -> receiver("/", secret, Optional.of(empty)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no certificate");
  }

  private Outcome post(String path) throws Exception {
    try (Receiver receiver = receiver(path, secret, Optional.empty())) {
      return receiver.post(NOTIFICATION, NOW);
    }
  }

  private Receiver receiver(String path, Path key, Optional<Path> authorities) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return Receiver.of(new ReceiverSettings(url, key, authorities, Set.of(Step.CREATED)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      paths.add(path);
      for (String name :
          List.of("content-type", "webhook-id", "webhook-timestamp", "webhook-signature")) {
        headers.add(exchange.getRequestHeaders().getFirst(name));
      }
      exchange.getResponseHeaders().set("Location", "/204");
      exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
    }
  }
}
