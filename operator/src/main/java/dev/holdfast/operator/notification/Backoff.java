package dev.holdfast.operator.notification;

import java.time.Duration;
import java.util.Optional;

/** When a failed notification is tried again: soon at first, for about an hour. */
final class Backoff {
  /** Tries in all. */
  static final int TRIES = 14;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Backoff() {}

  /** How long to wait after this many tries, empty when that was the last one. */
  static Optional<Duration> after(int tries) {
    if (tries >= TRIES) {
      return Optional.empty();
    }
    Duration doubled = FIRST.multipliedBy(1L << (tries - 1));
    return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
  }
}
