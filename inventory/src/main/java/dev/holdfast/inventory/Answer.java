package dev.holdfast.inventory;

import java.io.InputStream;

/** What the API server said to a GET. */
sealed interface Answer {
  /** Its body; whoever takes it closes it. */
  record Found(InputStream body) implements Answer {}

  /** 404: no such object, or a kind that isn't served. */
  record Missing() implements Answer {}

  /** 410: the version asked for is too old. */
  record Expired() implements Answer {}

  /**
   * Anything else.
   *
   * @param message one line
   */
  record Failed(String message) implements Answer {}
}
