package dev.holdfast.cli;

import dev.holdfast.inventory.UnreadableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A question that is under way while others are asked.
 *
 * @param <T> its answer
 */
final class Asked<T> {
  private final FutureTask<T> task;

  /** Asks. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws UnreadableException;
  }

  private Asked(Question<T> question) {
    task = new FutureTask<>(question::ask);
  }

  static <T> Asked<T> now(Question<T> question) {
    Asked<T> asked = new Asked<>(question);
    Thread.ofVirtual().start(asked.task);
    return asked;
  }

  /** Waits for the answer. */
  T answer() throws UnreadableException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnreadableException why) {
        throw why;
      }
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.unavailable("interrupted");
    }
  }
}
