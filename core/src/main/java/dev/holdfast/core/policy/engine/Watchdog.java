package dev.holdfast.core.policy.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that takes too long. Works on a scheduler that somebody else owns; its tasks
 * take no time, so one thread is enough for all evaluators.
 */
public final class Watchdog {
  private final ScheduledExecutorService scheduler;

  public Watchdog(ScheduledExecutorService scheduler) {
    this.scheduler = requireNonNull(scheduler, "scheduler is null");
  }

  /** Starts watching the calling thread, which must close the watch. */
  Watch watch() {
    return new Watch(scheduler, Thread.currentThread());
  }

  /**
   * One thread's time limits, one after another. Moving a deadline costs no scheduling: the task
   * that comes too early goes to sleep again.
   */
  static final class Watch implements AutoCloseable {
    private final ScheduledExecutorService scheduler;
    private final Thread thread;
    private @Nullable ScheduledFuture<?> task;
    private long taskAt;
    private long deadline;
    private boolean isArmed;
    private boolean hasBarked;

    private Watch(ScheduledExecutorService scheduler, Thread thread) {
      this.scheduler = scheduler;
      this.thread = thread;
    }

    synchronized void start(Duration limit) {
      long now = System.nanoTime();
      deadline = now + limit.toNanos();
      isArmed = true;
      if (task == null || deadline - taskAt < 0) {
        cancelTask();
        schedule(now);
      }
    }

    /** Ends the time limit; true when it had run out. The interrupt is then taken back. */
    synchronized boolean stop() {
      isArmed = false;
      boolean result = hasBarked;
      hasBarked = false;
      if (result) {
        Thread.interrupted();
      }
      return result;
    }

    @Override
    public synchronized void close() {
      stop();
      cancelTask();
    }

    private synchronized void look() {
      task = null;
      if (!isArmed) {
        return;
      }
      long now = System.nanoTime();
      if (deadline - now > 0) {
        schedule(now);
        return;
      }
      isArmed = false;
      hasBarked = true;
      thread.interrupt();
    }

    private void schedule(long now) {
      taskAt = deadline;
      task = scheduler.schedule(this::look, deadline - now, TimeUnit.NANOSECONDS);
    }

    private void cancelTask() {
      if (task != null) {
        task.cancel(false);
        task = null;
      }
    }
  }
}
