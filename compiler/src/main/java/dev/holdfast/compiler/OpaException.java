package dev.holdfast.compiler;

/** The {@code opa} program is missing, the wrong one, or fails in a way that no policy explains. */
public final class OpaException extends RuntimeException {
  OpaException(String message) {
    super(message);
  }

  OpaException(String message, Throwable cause) {
    super(message, cause);
  }
}
