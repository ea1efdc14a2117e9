package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists a kind, then watches it, and begins anew whenever the watch can't go on. */
final class KindFeed implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(KindFeed.class);

  /**
   * An API server begins its answer to a watch at once. A request that goes down a connection which
   * is being closed just then gets none at all.
   */
  private static final Duration HEAD = Duration.ofSeconds(10);

  /** The server ends a watch after this, so that connections spread over its replicas again. */
  private static final int WATCH_SECONDS = 290;

  /** A definition that appears wakes the feed; this is for kinds of servers without one. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(100);

  /** How long a woken feed looks every second: a definition is there a moment before its kind. */
  private static final Duration EAGER = Duration.ofSeconds(15);

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final long FIRST_BACKOFF = 200;
  private static final long LAST_BACKOFF = 5_000;

  private final DataKind kind;
  private final ApiServer server;
  private final Listener listener;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private volatile FeedState state = new FeedState(false, Instant.EPOCH);
  private volatile @Nullable Thread reader;

  /** Since when the next piece of an answer is waited for; null while nothing is. */
  private volatile @Nullable Instant waiting;

  private volatile boolean closed;

  private Instant eagerUntil = Instant.EPOCH;

  /** Where to watch from; empty to list. */
  private String version = "";

  /** Takes what is seen; called from one thread. */
  interface Listener {
    void all(List<InventoryObject> objects);

    void put(InventoryObject object);

    void removed(InventoryObject object);
  }

  KindFeed(DataKind kind, ApiServer server, Listener listener, Clock clock) {
    this.kind = kind;
    this.server = server;
    this.listener = listener;
    this.clock = clock;
  }

  DataKind kind() {
    return kind;
  }

  FeedState state() {
    return state;
  }

  /** Looks at once whether the kind is served by now. */
  void lookAgain() {
    wake.release();
  }

  /** Gives up an answer of which nothing came since then; the question is asked anew. */
  void giveUpSince(Instant since) {
    Instant start = waiting;
    if (start != null && start.isBefore(since)) {
      interrupt();
    }
  }

  void close() {
    closed = true;
    interrupt();
  }

  /** Closing a stream doesn't wake whoever reads it; this does, and closes it. */
  private void interrupt() {
    Thread reading = reader;
    if (reading != null) {
      reading.interrupt();
    }
  }

  @Override
  public void run() {
    reader = Thread.currentThread();
    long backoff = FIRST_BACKOFF;
    while (!closed) {
      Instant started = clock.instant();
      try {
        if (version.isEmpty()) {
          list();
        } else {
          watch();
        }
        backoff = FIRST_BACKOFF;
        if (Duration.between(started, clock.instant()).compareTo(SHORT) < 0) {
          // Whoever answers at once, again and again, isn't asked faster than that.
          pause(Duration.ofMillis(FIRST_BACKOFF));
        }
      } catch (InterruptedException e) {
        // Only ever means to look up: at whether it is closed, or for a new stream.
        backoff = FIRST_BACKOFF;
      } catch (IOException e) {
        backoff = failed(e, backoff);
      } catch (RuntimeException e) {
        // An object that can't be taken in: the kind must not pass for known until it can.
        version = "";
        backoff = failed(e, LAST_BACKOFF);
      }
    }
  }

  private long failed(Exception problem, long backoff) {
    if (Thread.interrupted()) {
      return FIRST_BACKOFF;
    }
    if (backoff >= LAST_BACKOFF) {
      LOG.warn("{}: {}", kind.qualifiedResource(), ApiServer.oneLine(problem));
    }
    try {
      pause(Duration.ofMillis(backoff + ThreadLocalRandom.current().nextLong(backoff)));
    } catch (InterruptedException e) {
      return FIRST_BACKOFF;
    }
    return Math.min(backoff * 2, LAST_BACKOFF);
  }

  /** Waits, less when somebody asks to look again: then it is true. */
  private boolean pause(Duration duration) throws InterruptedException {
    boolean woken = wake.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
    wake.drainPermits();
    return woken;
  }

  /** Reads everything. */
  private void list() throws IOException, InterruptedException {
    List<InventoryObject> objects = new ArrayList<>();
    PageReader pages = PageReader.whole(item -> objects.add(Projection.of(item, kind)));
    Optional<String> listed =
        Pages.read(server, ApiServer.path(kind), Pages.SMALL, body -> page(pages, body));
    if (listed.isEmpty()) {
      absent();
      return;
    }
    listener.all(objects);
    heard();
    version = listed.get();
  }

  private PageEnd page(PageReader pages, InputStream body) throws IOException {
    waiting = clock.instant();
    try {
      return pages.read(body);
    } finally {
      waiting = null;
    }
  }

  private void absent() throws InterruptedException {
    listener.all(List.of());
    heard();
    boolean eager = clock.instant().isBefore(eagerUntil);
    if (pause(eager ? SHORT : LOOK_AGAIN)) {
      eagerUntil = clock.instant().plus(EAGER);
    }
  }

  /** Follows changes until the stream ends. */
  private void watch() throws IOException, InterruptedException {
    String path =
        ApiServer.path(kind)
            + "?watch=1&allowWatchBookmarks=true&timeoutSeconds="
            + WATCH_SECONDS
            + "&resourceVersion="
            + ApiServer.text(version);
    switch (server.get(path, HEAD)) {
      case Answer.Found(InputStream body) -> follow(body);
      case Answer.Missing(), Answer.Expired() -> version = "";
      case Answer.Failed(String message) -> throw new IOException("watching: " + message);
    }
  }

  private void follow(InputStream body) throws IOException {
    try (body;
        MappingIterator<JsonNode> events =
            ApiServer.JSON.forType(JsonNode.class).readValues(body)) {
      waiting = clock.instant();
      heard();
      while (!closed && events.hasNextValue()) {
        JsonNode event = events.nextValue();
        JsonNode object = event.path("object");
        if (!take(event.path("type").asText(), object)) {
          version = "";
          return;
        }
        waiting = clock.instant();
        heard();
        version = object.at("/metadata/resourceVersion").asText(version);
      }
    } finally {
      waiting = null;
    }
  }

  /** False when the watch can't go on from here. */
  private boolean take(String type, JsonNode object) {
    switch (type) {
      case "ADDED", "MODIFIED" -> listener.put(Projection.of(object, kind));
      case "DELETED" -> listener.removed(Projection.of(object, kind));
      case "BOOKMARK" -> {
        // Only tells that the connection lives, and the version.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void heard() {
    state = new FeedState(true, clock.instant());
  }
}
