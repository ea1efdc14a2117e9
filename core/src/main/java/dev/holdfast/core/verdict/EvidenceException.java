package dev.holdfast.core.verdict;

/** Live evidence can't be had; becomes the fault {@code CannotVerify}. */
public final class EvidenceException extends Exception {
  public EvidenceException(String message) {
    super(message);
  }
}
