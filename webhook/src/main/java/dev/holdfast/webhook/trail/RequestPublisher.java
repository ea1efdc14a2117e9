package dev.holdfast.webhook.trail;

import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates ChangeRequests off the request path, within milliseconds of the denial that names them.
 * Bounded: what doesn't fit is left out, and the requester's next try brings it again.
 */
final class RequestPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPublisher.class);
  private static final int MOST_WAITING = 256;
  private static final int MOST_REMEMBERED = 1024;
  private static final Duration REMEMBERED = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 8;
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  private final RequestStore store;
  private final Consumer<String> results;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("change-requests").daemon().factory());

  /** When a request was last known to exist; used by the one thread only. */
  private final Map<String, Long> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * @param results is told Created, Existed, Failed or Dropped for each
   */
  RequestPublisher(RequestStore store, Consumer<String> results) {
    this.store = store;
    this.results = results;
  }

  /** Returns at once. */
  void publish(PendingRequest request) {
    if (!places.tryAcquire()) {
      results.accept("Dropped");
      return;
    }
    thread.execute(() -> attempt(request, 1, FIRST_RETRY));
  }

  private void attempt(PendingRequest request, int attempt, Duration retry) {
    if (knownToExist(request.name())) {
      places.release();
      return;
    }
    switch (store.create(request)) {
      case RequestStore.Stored.Created _ -> done(request, "Created");
      case RequestStore.Stored.Existed _ -> done(request, "Existed");
      case RequestStore.Stored.Failed(String message, boolean again) -> {
        if (again && attempt < ATTEMPTS) {
          Future<?> _ =
              thread.schedule(
                  () -> attempt(request, attempt + 1, retry.multipliedBy(2)),
                  retry.toMillis(),
                  TimeUnit.MILLISECONDS);
        } else {
          LOG.warn("ChangeRequest {} could not be created: {}", request.name(), message);
          results.accept("Failed");
          places.release();
        }
      }
    }
  }

  private void done(PendingRequest request, String result) {
    known.put(request.name(), System.nanoTime());
    results.accept(result);
    places.release();
  }

  /** Spares a retrying client's requests a call each; not for long, since people may delete one. */
  private boolean knownToExist(String name) {
    Long since = known.get(name);
    return since != null && System.nanoTime() - since < REMEMBERED.toNanos();
  }

  /** Lets what waits be created, within a limit. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
