package dev.holdfast.core.policy;

/** A bundle can't be loaded; the message is shown in its status. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }
}
