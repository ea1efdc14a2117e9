package dev.holdfast.core.policy.engine;

/** The input isn't JSON. */
final class MalformedInputException extends RuntimeException {
  MalformedInputException() {
    super("the input document isn't JSON", null, false, false);
  }
}
