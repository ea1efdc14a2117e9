package dev.holdfast.benchmarks.load;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.GuardedProcess;
import dev.holdfast.devcluster.Ports;
import dev.holdfast.devcluster.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running webhook that allows everything ({@code tools/nullwebhook}). */
record NullWebhook(GuardedProcess process, int port, String certificate, HttpClient http)
    implements AutoCloseable {
  private static final String END = "-----END CERTIFICATE-----";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static NullWebhook start(Path program, Path log) {
    int port = Ports.free(1).getFirst();
    GuardedProcess process =
        GuardedProcess.start(
            "nullwebhook", List.of(program.toString(), "127.0.0.1:" + port), Map.of(), log);
    String certificate =
        Await.value(
            "the null webhook's certificate",
            LIMIT,
            () -> Optional.of(process.output()).filter(text -> text.contains(END)));
    HttpClient http = HttpClient.newBuilder().sslContext(Trust.in(certificate)).build();
    return new NullWebhook(process, port, certificate, http);
  }

  String url() {
    return "https://127.0.0.1:" + port + "/validate";
  }

  /** How many reviews it has answered. */
  long count() throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/count")).build();
    return Long.parseLong(http.send(question, HttpResponse.BodyHandlers.ofString()).body().strip());
  }

  @Override
  public void close() {
    process.close();
  }
}
