package dev.holdfast.inventory;

import java.time.Duration;
import java.time.Instant;

/**
 * How well a kind is known.
 *
 * @param known whether it was listed, or is known not to be served, since the start
 * @param heard when the API server was heard of last
 */
record FeedState(boolean known, Instant heard) {
  /** Bookmarks come about once a minute; two may get lost. */
  private static final Duration SILENCE = Duration.ofSeconds(150);

  boolean stale(Instant now) {
    return !known || heard.plus(SILENCE).isBefore(now);
  }
}
