package dev.holdfast.operator.notification;

import dev.holdfast.operator.notification.NotificationMetrics.Result;
import dev.holdfast.operator.notification.Queue.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the receiver what waits, one at a time, on a thread of its own. */
final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** So that a clock that was set is noticed. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  /** One try. */
  @FunctionalInterface
  interface Try {
    Outcome of(Notification notification, Instant now) throws InterruptedException;
  }

  private final Try receiver;
  private final Told told;
  private final NotificationMetrics metrics;
  private final Clock clock;
  private final Queue queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;

  /** Set when everything left gets one last try. */
  private boolean isEnding;

  Sender(int capacity, Try receiver, Told told, NotificationMetrics metrics, Clock clock) {
    this.queue = new Queue(capacity);
    this.receiver = receiver;
    this.told = told;
    this.metrics = metrics;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("notifications").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Takes it, never waits. */
  void offer(Notification notification) {
    lock.lock();
    try {
      Optional<Notification> dropped = queue.add(notification, clock.instant());
      dropped.ifPresent(
          lost -> {
            metrics.count(Result.DROPPED);
            LOG.warn("the queue is full, dropped notification {}", lost);
          });
      metrics.waiting(queue.size());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (Waiting waiting = take(); waiting != null; waiting = take()) {
        settle(waiting, receiver.of(waiting.notification(), clock.instant()));
      }
    } catch (InterruptedException e) {
      LOG.info("stopped in the middle of a notification");
    }
  }

  /** Waits for the next one that is due; null when nothing is left to do. */
  private @Nullable Waiting take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        Optional<Waiting> next = queue.next();
        Duration left =
            next.map(waiting -> Duration.between(clock.instant(), waiting.due()))
                .orElse(LONGEST_SLEEP);
        if (next.isPresent() && (isEnding || !left.isPositive())) {
          return next.get();
        }
        if (isEnding) {
          return null;
        }
        long nanos = Math.min(left.toNanos(), LONGEST_SLEEP.toNanos());
        changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void settle(Waiting waiting, Outcome outcome) {
    Notification notification = waiting.notification();
    switch (outcome) {
      case Outcome.Delivered delivered -> {
        end(notification, Result.DELIVERED);
        told.delivered(notification);
      }
      case Outcome.Refused(String why) -> giveUp(notification, why);
      case Outcome.Failed(String why) -> failed(waiting, why);
    }
  }

  private void failed(Waiting waiting, String why) {
    int tries = waiting.tries() + 1;
    Optional<Duration> pause = Backoff.after(tries);
    if (pause.isEmpty()) {
      giveUp(waiting.notification(), why + ", " + tries + " times");
      return;
    }
    LOG.info("notification {}: {}; again in {}", waiting.notification(), why, pause.get());
    lock.lock();
    try {
      if (isEnding) {
        queue.remove(waiting.notification());
      } else {
        queue.later(waiting, clock.instant().plus(pause.get()));
      }
    } finally {
      lock.unlock();
    }
    metrics.count(Result.RETRIED);
  }

  private void giveUp(Notification notification, String why) {
    end(notification, Result.GIVEN_UP);
    told.givenUp(notification, why);
  }

  private void end(Notification notification, Result result) {
    lock.lock();
    try {
      queue.remove(notification);
      metrics.waiting(queue.size());
    } finally {
      lock.unlock();
    }
    metrics.count(result);
  }

  /** Tries everything that waits once more, for a few seconds. */
  @Override
  public void close() {
    lock.lock();
    try {
      isEnding = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (thread.isAlive() && !thread.join(FAREWELL)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
