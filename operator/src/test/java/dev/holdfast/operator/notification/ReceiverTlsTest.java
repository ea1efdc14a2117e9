package dev.holdfast.operator.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.devcluster.Command;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver by https is told only when its certificate is trusted. */
class ReceiverTlsTest {
  private static final String PASSWORD = "password";

  @TempDir private Path folder;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    Path store = certified("receiver");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void byTheAuthoritiesThatAreNamed() throws Exception {
    assertThat(post(Optional.of(pem("receiver")))).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void notByTheJvmsOrOthers() throws Exception {
    certified("other");
    assertThat(post(Optional.empty())).isInstanceOf(Outcome.Failed.class);
    assertThat(post(Optional.of(pem("other")))).isInstanceOf(Outcome.Failed.class);
  }

  private Outcome post(Optional<Path> authorities) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "whsec_" + "A".repeat(32));
    URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (Receiver receiver =
        Receiver.of(new ReceiverSettings(url, secret, authorities, Set.of(Step.CREATED)))) {
      return receiver.post(
          new Notification("id-1", Step.CREATED, "uid", "chr-a", "{}".getBytes(UTF_8)),
          Instant.now());
    }
  }

  private Path certified(String name) {
    Path store = folder.resolve(name + ".p12");
    keytool("-genkeypair", name, store, "-keyalg", "EC", "-dname", "CN=" + name);
    return store;
  }

  private Path pem(String name) {
    Path file = folder.resolve(name + ".crt");
    keytool("-exportcert", name, folder.resolve(name + ".p12"), "-rfc", "-file", file.toString());
    return file;
  }

  private static void keytool(String verb, String name, Path store, String... more) {
    Command command =
        Command.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), verb)
            .with("-alias", name, "-keystore", store.toString(), "-storepass", PASSWORD)
            .with(more);
    (verb.equals("-genkeypair") ? command.with("-ext", "san=ip:127.0.0.1") : command)
        .run()
        .orThrow();
  }
}
