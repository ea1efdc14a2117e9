package dev.holdfast.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Answers as it was told, and keeps what it was asked. */
final class TestingApiServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private int kindsStatus = 200;
  private int status = 200;
  private String body = "{}";

  TestingApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Whether it serves Holdfast's kinds. */
  TestingApiServer kinds(int newStatus) {
    kindsStatus = newStatus;
    return this;
  }

  /** What it says to anything else. */
  TestingApiServer says(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
    return this;
  }

  Access access() {
    return new Access(
        "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort(),
        "default",
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        "secret");
  }

  /** Each request: method, path with query, token, body. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean kinds = exchange.getRequestURI().getPath().startsWith("/apis/");
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                sent.strip())
            .strip());
    byte[] bytes = (kinds ? "{}" : body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(kinds ? kindsStatus : status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
