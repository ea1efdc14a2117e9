package dev.holdfast.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs a few reads at the same time, within one limit for all. */
final class Together {
  private Together() {}

  /** What became of one. */
  sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * It failed or took too long.
     *
     * @param message one line
     */
    record Failed<T>(String message) implements Outcome<T> {}
  }

  /** An outcome for each, in order. An interrupted caller gets failures, and stays interrupted. */
  static <T> List<Outcome<T>> run(List<Callable<T>> reads, Duration limit) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(reads, limit.toMillis(), TimeUnit.MILLISECONDS)) {
        outcomes.add(outcome(future, limit));
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Collections.nCopies(reads.size(), new Outcome.Failed<>("interrupted"));
    }
  }

  private static <T> Outcome<T> outcome(Future<T> future, Duration limit)
      throws InterruptedException {
    try {
      return new Outcome.Done<>(future.get());
    } catch (CancellationException e) {
      return new Outcome.Failed<>("no answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Outcome.Failed<>(ApiServer.oneLine(e.getCause()));
    }
  }
}
