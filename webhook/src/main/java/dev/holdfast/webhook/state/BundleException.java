package dev.holdfast.webhook.state;

/** A bundle can't be loaded; the message is shown in its status. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1L;

  BundleException(String message) {
    super(message);
  }
}
