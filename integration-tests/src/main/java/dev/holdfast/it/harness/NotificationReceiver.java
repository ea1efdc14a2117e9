package dev.holdfast.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat system on this machine that keeps what it is told, and can be out of order. */
public final class NotificationReceiver {
  /** What signs, as it stands in the file. */
  public static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString("the operator's shared secret".getBytes(UTF_8));

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile String refused = "";

  private NotificationReceiver(HttpServer server) {
    this.server = server;
  }

  /**
   * One POST.
   *
   * @param status that was answered
   */
  public record Post(
      String id, String timestamp, String signature, String type, String body, int status) {
    public JsonNode event() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static NotificationReceiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      NotificationReceiver receiver = new NotificationReceiver(server);
      server.createContext("/", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the operator needs to know of it. */
  Map<String, String> environment(DevCluster cluster) {
    return Map.of(
        "HOLDFAST_NOTIFICATIONS_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/s3cret-path",
        "HOLDFAST_NOTIFICATIONS_SECRET_FILE",
        cluster.write("notifications-secret", SECRET + "\n").toString());
  }

  /** Answers 503 so many times from now on to what mentions this. */
  public void refuse(int times, String mention) {
    refused = mention;
    refusals.set(times);
  }

  private int status(String body) {
    return body.contains(refused) && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? 503
        : 204;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      int status = status(body);
      posts.add(
          new Post(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              header(exchange, "content-type"),
              body,
              status));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /** Every POST about a request and a step, in order. */
  public List<Post> posts(String request, String step) {
    return posts.stream()
        .filter(post -> post.event().path("subject").asText().equals(request))
        .filter(
            post ->
                post.event()
                    .path("type")
                    .asText()
                    .equals("dev.holdfast.changerequest." + step + ".v1"))
        .toList();
  }

  /** Waits until it was told of a step and took it. */
  public Post await(String request, String step) {
    return Await.value(
        step + " of " + request,
        LIMIT,
        () -> posts(request, step).stream().filter(post -> post.status() < 300).findFirst());
  }

  void stop() {
    server.stop(0);
  }
}
