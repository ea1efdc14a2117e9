package dev.holdfast.e2e;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What became of the requests of some while. */
final class Tally {
  private static final int SHOWN = 300;

  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger destroyed = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger harmless = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger hindered = new AtomicInteger();
  private final Map<String, Integer> faults = new TreeMap<>();

  /** A deletion that had to be refused was. */
  void refused() {
    refused.incrementAndGet();
  }

  /** It passed. */
  void destroyed() {
    destroyed.incrementAndGet();
  }

  /** It didn't pass, though not because Holdfast said so. */
  void unanswered(String reason) {
    unanswered.incrementAndGet();
    count(reason);
  }

  /** A harmless change passed. */
  void harmless() {
    harmless.incrementAndGet();
  }

  /** Holdfast had no time to judge it, and said that it should be sent again. */
  void repeat() {
    repeats.incrementAndGet();
  }

  /** It didn't. */
  void hindered(String reason) {
    hindered.incrementAndGet();
    count(reason);
  }

  private synchronized void count(String reason) {
    String shown = reason.length() > SHOWN ? reason.substring(0, SHOWN) + "…" : reason;
    faults.merge(shown, 1, Integer::sum);
  }

  int refusals() {
    return refused.get();
  }

  int harmlessOnes() {
    return harmless.get();
  }

  /** Whether any deletion passed, or, when none may fail, anything harmless was hindered. */
  Tally judged(boolean mayFail) {
    if (destroyed.get() > 0) {
      throw new IllegalStateException("UNAPPROVED DELETIONS PASSED: " + this);
    }
    if (!mayFail && (hindered.get() > 0 || unanswered.get() > 0)) {
      throw new IllegalStateException("requests failed: " + this);
    }
    if (refused.get() == 0 || harmless.get() == 0) {
      throw new IllegalStateException("there was no load: " + this);
    }
    return this;
  }

  @Override
  public synchronized String toString() {
    return ("deletions refused %d, passed %d, failed otherwise %d;"
                + " harmless passed %d, to be repeated %d, failed %d")
            .formatted(
                refused.get(),
                destroyed.get(),
                unanswered.get(),
                harmless.get(),
                repeats.get(),
                hindered.get())
        + faults.entrySet().stream()
            .map(fault -> "\n%d× %s".formatted(fault.getValue(), fault.getKey()))
            .collect(Collectors.joining());
  }
}
