package dev.holdfast.core.change;

import java.util.Optional;

/** What came of reading a review. */
public sealed interface ParsedReview {
  record Parsed(Change change) implements ParsedReview {}

  /**
   * The bytes aren't a review that the guard may judge.
   *
   * @param uid the review's id when it could be read: then the answer is a refusal, else HTTP 400
   * @param message one line, without content of the review
   */
  record Malformed(Optional<String> uid, String message) implements ParsedReview {}
}
