package dev.holdfast.e2e;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells each step when it is over, with how long it took; after one that failed none is played. */
final class Steps {
  private static final double SECOND = 1e9;

  private final PrintStream out;
  private final long started = System.nanoTime();
  private int passed;
  private boolean failed;

  Steps(PrintStream out) {
    this.out = out;
  }

  /** Plays a step that says nothing when all is well. */
  void run(String title, Runnable step) {
    told(
        title,
        () -> {
          step.run();
          return "";
        });
  }

  /** Plays a step that tells a detail. */
  void told(String title, Supplier<String> step) {
    value(title, step).filter(detail -> !detail.isEmpty()).ifPresent(this::detail);
  }

  /** Plays a step whose outcome others need; empty when it failed. */
  <T> Optional<T> value(String title, Supplier<T> step) {
    if (failed) {
      return Optional.empty();
    }
    long began = System.nanoTime();
    try {
      T value = step.get();
      passed++;
      line("ok", title, began);
      return Optional.of(value);
    } catch (RuntimeException e) {
      // Whatever it is, it ends the play, and what was started is still taken down.
      failed = true;
      line("FAILED", title, began);
      detail(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void line(String word, String title, long began) {
    long now = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "%7.1f s  %-6s %s (%.1f s)%n",
        (now - started) / SECOND,
        word,
        title,
        (now - began) / SECOND);
  }

  private void detail(String text) {
    text.lines().forEach(line -> out.println("                  | " + line));
  }

  /** Whether nothing has failed so far. */
  boolean isGood() {
    return !failed;
  }

  /** Closes with the count. */
  boolean summary() {
    out.printf(
        Locale.ROOT,
        "steps passed %d, failed %d, %.0f s%n",
        passed,
        failed ? 1 : 0,
        (System.nanoTime() - started) / SECOND);
    return !failed;
  }
}
