package dev.holdfast.webhook;

/** The configuration can't be used; the message names the key and what it would take. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }
}
