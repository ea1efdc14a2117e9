package dev.holdfast.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Reads a whole list, page by page. */
final class Pages {
  /** Few enough for whoever keeps reading in the background to need little memory. */
  static final int SMALL = 500;

  /** For whom somebody waits: each page costs a way to the API server and back. */
  static final int LARGE = 2000;

  private static final Duration HEAD = Duration.ofSeconds(30);

  private Pages() {}

  /** Reads a body to its end, hands over its objects, and closes it. */
  @FunctionalInterface
  interface Body {
    PageEnd read(InputStream body) throws IOException;
  }

  /**
   * Reads every page and answers the version of the list; empty when it isn't served.
   *
   * @param path of the list below the server's address
   * @param size how many objects a page has at most
   */
  static Optional<String> read(ApiServer server, String path, int size, Body body)
      throws IOException, InterruptedException {
    String next = "";
    String version = "";
    do {
      String query = "?limit=" + size + (next.isEmpty() ? "" : "&continue=" + ApiServer.text(next));
      switch (server.get(path + query, HEAD)) {
        case Answer.Found(InputStream found) -> {
          PageEnd end = body.read(found);
          next = end.next();
          version = end.version();
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
