package dev.holdfast.webhook.review;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of reviews at a time, as many of them computing as there are threads.
 *
 * <p>A fork-join pool, because its threads may say that they block ({@link
 * ForkJoinPool#managedBlock}): while some reviews wait for live reads, spare threads keep the
 * others going, so that a slow API server delays only what needs it.
 */
public final class Workers implements AutoCloseable {
  /** Waiting and blocked reviews per computing thread. */
  private static final int QUEUE_PER_THREAD = 128;

  /** Spare threads for blocked ones; beyond these, blocking simply holds up others. */
  private static final int SPARE_THREADS = 64;

  private final Semaphore places;
  private final ForkJoinPool pool;

  public Workers(int threads) {
    this(threads, threads * QUEUE_PER_THREAD);
  }

  Workers(int threads, int places) {
    this.places = new Semaphore(places);
    this.pool =
        new ForkJoinPool(
            threads,
            Workers::thread,
            null,
            true,
            threads,
            threads + SPARE_THREADS,
            1,
            _ -> true,
            1,
            TimeUnit.MINUTES);
  }

  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("review-" + thread.getPoolIndex());
    return thread;
  }

  /**
   * Runs it soon.
   *
   * @throws RejectedExecutionException when too many are waiting
   */
  void execute(Runnable review) {
    if (!places.tryAcquire()) {
      throw new RejectedExecutionException("too many reviews are waiting");
    }
    try {
      pool.execute(
          () -> {
            try {
              review.run();
            } finally {
              places.release();
            }
          });
    } catch (RejectedExecutionException e) {
      places.release();
      throw e;
    }
  }

  /** Does what blocks; on a worker thread, another one computes meanwhile. */
  public static <T> T yielding(Supplier<T> blocking) {
    Blocking<T> blocker = new Blocking<>(blocking);
    try {
      ForkJoinPool.managedBlock(blocker);
    } catch (InterruptedException e) {
      throw new IllegalStateException("a Supplier throws no InterruptedException", e);
    }
    return requireNonNull(blocker.result, "result is null");
  }

  @Override
  public void close() {
    pool.close();
  }

  private static final class Blocking<T> implements ForkJoinPool.ManagedBlocker {
    private final Supplier<T> blocking;
    private @Nullable T result;

    Blocking(Supplier<T> blocking) {
      this.blocking = blocking;
    }

    @Override
    public boolean block() {
      result = blocking.get();
      return true;
    }

    @Override
    public boolean isReleasable() {
      return result != null;
    }
  }
}
