package dev.holdfast.operator.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers {@code /livez} (the process runs; never depends on the API server) and {@code /readyz}
 * (200 when nothing is missing, else 503 with one line per missing thing), and {@code /metrics} for
 * Prometheus.
 */
public final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   * @param missing what still stands in the way of being ready
   * @param metrics in Prometheus' text format
   * @throws IOException when the port is taken
   */
  public static HealthServer start(
      int port, Supplier<List<String>> missing, Supplier<String> metrics) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/livez", exchange -> answer(exchange, List.of()));
    server.createContext("/readyz", exchange -> answer(exchange, missing.get()));
    server.createContext("/metrics", exchange -> write(exchange, 200, metrics.get()));
    server.start();
    return new HealthServer(server);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, List<String> missing) throws IOException {
    String text = missing.isEmpty() ? "ok" : String.join("\n", missing);
    write(exchange, missing.isEmpty() ? 200 : 503, text + "\n");
  }

  private static void write(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
