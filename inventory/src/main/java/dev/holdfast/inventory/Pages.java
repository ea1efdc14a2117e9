package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a whole list, page by page. */
final class Pages {
  private static final int SIZE = 500;
  private static final Duration HEAD = Duration.ofSeconds(30);

  private Pages() {}

  /** Reads a body to its end and closes it. */
  @FunctionalInterface
  interface Body {
    JsonNode read(InputStream body) throws IOException;
  }

  /**
   * Hands over every object and answers the version of the list; empty when it isn't served.
   *
   * @param path of the list below the server's address
   */
  static Optional<String> read(ApiServer server, String path, Body body, Consumer<JsonNode> taker)
      throws IOException, InterruptedException {
    String next = "";
    String version = "";
    do {
      String query = "?limit=" + SIZE + (next.isEmpty() ? "" : "&continue=" + ApiServer.text(next));
      switch (server.get(path + query, HEAD)) {
        case Answer.Found(InputStream found) -> {
          JsonNode page = body.read(found);
          page.path("items").forEach(taker);
          next = page.at("/metadata/continue").asText("");
          version = page.at("/metadata/resourceVersion").asText("");
        }
        case Answer.Missing() -> {
          return Optional.empty();
        }
        case Answer.Expired() -> throw new IOException("listing: it changed too fast");
        case Answer.Failed(String message) -> throw new IOException("listing: " + message);
      }
    } while (!next.isEmpty());
    return Optional.of(version);
  }
}
