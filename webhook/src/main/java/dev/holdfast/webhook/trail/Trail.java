package dev.holdfast.webhook.trail;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.webhook.review.Aftermath;
import dev.holdfast.webhook.review.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows up every decision on a thread of its own, so that no answer waits for it: the
 * ChangeRequest first, since people are told its name, then log line and metrics.
 */
public final class Trail implements Aftermath, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
  private static final int MOST_WAITING = 4096;

  private final BlockingQueue<Outcome> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final RequestPublisher requests;
  private final DecisionLog log;
  private final ReviewMetrics metrics;
  private final Counter lostLines;
  private final Thread thread;

  /**
   * @param replica names the writer in each line
   * @param catalogue what is watched at the moment
   * @param lines takes the decision log, line by line
   */
  public Trail(
      String replica,
      Supplier<Catalogue> catalogue,
      Consumer<String> lines,
      RequestStore store,
      MeterRegistry registry) {
    requests =
        new RequestPublisher(
            store,
            result -> registry.counter("holdfast.change.requests", "result", result).increment());
    log = new DecisionLog(catalogue, replica, lines);
    metrics = new ReviewMetrics(registry, catalogue);
    lostLines = registry.counter("holdfast.decision.log.lost");
    thread = Thread.ofPlatform().name("trail").daemon().start(this::follow);
  }

  @Override
  public void accept(Outcome outcome) {
    outcome.decision().pending().ifPresent(requests::publish);
    if (!waiting.offer(outcome)) {
      lost.incrementAndGet();
      lostLines.increment();
    }
  }

  private void follow() {
    try {
      while (true) {
        record(waiting.take());
      }
    } catch (InterruptedException e) {
      // Closing: nothing is added any more, so write down what is left and end.
      for (Outcome left = waiting.poll(); left != null; left = waiting.poll()) {
        record(left);
      }
    }
  }

  private void record(Outcome outcome) {
    try {
      log.skip(lost.getAndSet(0));
      log.write(outcome);
      metrics.record(outcome);
    } catch (RuntimeException e) {
      LOG.error("decision {} could not be recorded", outcome.id(), e);
    }
  }

  /** Writes down what is waiting. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requests.close();
  }
}
