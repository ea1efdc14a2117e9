package dev.holdfast.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An API server that says what a test wants, over HTTP on a free port. */
final class TestingApiServer implements AutoCloseable {
  /** Ends a watch stream. */
  static final String END = "END";

  private record Response(int code, String body) {}

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<String>> events = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  TestingApiServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort() + "/")
                .build())
        .build();
  }

  /** Answers GETs of this path; a path with {@code ?} in it wins over one without. */
  TestingApiServer on(String path, int code, String body) {
    responses.put(path, new Response(code, body));
    return this;
  }

  /** Sends a line on the watch of a path, now or when one opens. */
  void send(String path, String line) {
    queue(path).add(line);
  }

  /** Paths with queries, in the order of arrival. */
  List<String> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getQuery();
    requests.add(path + (query == null ? "" : "?" + query));
    if (query != null && query.contains("watch=1")) {
      watch(path, exchange);
      return;
    }
    Response found = responses.get(path + "?" + query);
    Response response =
        found != null ? found : responses.getOrDefault(path, new Response(404, "page not found"));
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.code(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void watch(String path, HttpExchange exchange) throws IOException {
    Response refusal = responses.get(path + "?watch");
    exchange.sendResponseHeaders(refusal == null ? 200 : refusal.code(), 0);
    if (refusal != null) {
      responses.remove(path + "?watch");
      exchange.close();
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      out.flush();
      String line = queue(path).take();
      while (!line.equals(END)) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        line = queue(path).take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private BlockingQueue<String> queue(String path) {
    return events.computeIfAbsent(path, _ -> new LinkedBlockingQueue<>());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
