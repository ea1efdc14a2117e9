package dev.holdfast.webhook.review;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One review on its way: answered exactly once, by whoever comes first. */
final class Ticket {
  private final byte[] review;
  private final Instant arrivedAt;
  private final long arrivedNanos = System.nanoTime();
  private final Consumer<Answer> reply;
  private @Nullable Future<?> alarm;
  private @Nullable Thread worker;
  private boolean answered;

  Ticket(byte[] review, Instant arrivedAt, Consumer<Answer> reply) {
    this.review = review;
    this.arrivedAt = arrivedAt;
    this.reply = reply;
  }

  byte[] review() {
    return review;
  }

  Instant arrivedAt() {
    return arrivedAt;
  }

  long nanosSinceArrival() {
    return System.nanoTime() - arrivedNanos;
  }

  /** The alarm is called off by the answer. */
  synchronized void setAlarm(Future<?> newAlarm) {
    alarm = newAlarm;
  }

  /** Whether work is still wanted; from now on {@link #interrupt} reaches the calling thread. */
  synchronized boolean begin() {
    if (!answered) {
      worker = Thread.currentThread();
    }
    return !answered;
  }

  /** From now on the calling thread isn't interrupted any more. */
  synchronized void end() {
    worker = null;
    // An interrupt that came too late must not hit the next review on this thread.
    Thread.interrupted();
  }

  /** Claims the right to answer; false when somebody has it already. */
  synchronized boolean claim() {
    if (answered) {
      return false;
    }
    answered = true;
    if (alarm != null) {
      alarm.cancel(false);
    }
    return true;
  }

  synchronized void interrupt() {
    if (worker != null) {
      worker.interrupt();
    }
  }

  void reply(Answer answer) {
    reply.accept(answer);
  }
}
