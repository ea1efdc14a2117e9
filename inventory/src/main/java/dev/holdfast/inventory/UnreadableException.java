package dev.holdfast.inventory;

/** The API server didn't show what was asked for; the message is one line. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
