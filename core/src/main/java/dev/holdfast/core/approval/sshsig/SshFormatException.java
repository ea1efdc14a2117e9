package dev.holdfast.core.approval.sshsig;

/** Text or bytes that aren't what OpenSSH writes; the message is one line, without the input. */
public final class SshFormatException extends Exception {
  private final String reason;

  SshFormatException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message. */
  public String reason() {
    return reason;
  }
}
