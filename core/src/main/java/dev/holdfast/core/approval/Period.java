package dev.holdfast.core.approval;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of four hours that requests are made in. All replicas are in the same one, so they write
 * the same statement; a change asked for again later gets a new request.
 */
record Period(Instant start) {
  private static final Duration LENGTH = Duration.ofHours(4);
  private static final Duration WINDOW = Duration.ofHours(8);

  static Period of(Instant now) {
    long length = LENGTH.toSeconds();
    return new Period(Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length));
  }

  /** The one before; requests made in it still count. */
  Period previous() {
    return new Period(start.minus(LENGTH));
  }

  /** When the next one begins. */
  Instant end() {
    return start.plus(LENGTH);
  }

  /** End of the window in which approvals of its requests count, exclusive. */
  Instant notAfter() {
    return start.plus(WINDOW);
  }
}
