package dev.holdfast.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code opa run --server} with the same policies, asked over a kept-alive connection. */
final class OpaServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  private OpaServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static OpaServer start(Path opa, Path folder, int policies)
      throws IOException, InterruptedException {
    Path bundle = Files.createDirectories(folder.resolve("server-" + policies));
    for (Map.Entry<String, String> file : ServedPolicies.files(policies).entrySet()) {
      Files.writeString(bundle.resolve(file.getKey()), file.getValue());
    }
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var command =
        List.of(
            opa.toString(),
            "run",
            "--server",
            "--addr=127.0.0.1:" + port,
            "--log-level=error",
            "--bundle",
            bundle.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("server.log").toFile())
            .redirectErrorStream(true)
            .start();
    var server = new OpaServer(process, URI.create("http://127.0.0.1:" + port));
    server.awaitHealth();
    return server;
  }

  /** The answer's body. */
  String ask(byte[] request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(address.resolve("/v1/data/" + ServedPolicies.PATH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("opa answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  private void awaitHealth() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        client.send(
            HttpRequest.newBuilder(address.resolve("/health")).build(),
            HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
  }
}
