package dev.holdfast.core.policy.engine;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a thread that takes too long: by the time that it computes, so that a busy machine
 * doesn't turn good policies into faults, and by ten times as much on the clock. Works on a
 * scheduler that somebody else owns; its tasks take no time, so one thread is enough for all
 * evaluators.
 */
public final class Watchdog {
  private static final int PATIENCE = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
    private long lastDeadline;
    private long computedAtStart;
    private long limit;
    private boolean isArmed;
    private boolean hasBarked;

    private Watch(ScheduledExecutorService scheduler, Thread thread) {
      this.scheduler = scheduler;
      this.thread = thread;
    }

    synchronized void start(Duration timeLimit) {
      long now = System.nanoTime();
      limit = timeLimit.toNanos();
      deadline = now + limit;
      lastDeadline = now + PATIENCE * limit;
      computedAtStart = computed();
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
      if (deadline - now <= 0) {
        long rest = Math.min(limit - (computed() - computedAtStart), lastDeadline - now);
        // Not sooner than in a millisecond: a thread that waits for a processor uses none up.
        deadline = rest <= 0 ? now : now + Math.max(rest, 1_000_000);
      }
      if (deadline - now > 0) {
        schedule(now);
        return;
      }
      isArmed = false;
      hasBarked = true;
      thread.interrupt();
    }

    /** Nanoseconds that the thread has had a processor; where nobody can tell, the clock's. */
    private long computed() {
      long computed =
          THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.threadId()) : -1;
      return computed < 0 ? System.nanoTime() : computed;
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
