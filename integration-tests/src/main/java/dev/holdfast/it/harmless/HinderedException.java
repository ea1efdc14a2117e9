package dev.holdfast.it.harmless;

/** A request was refused or warned about, or an object is stuck. */
final class HinderedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HinderedException(String message) {
    super(message);
  }
}
