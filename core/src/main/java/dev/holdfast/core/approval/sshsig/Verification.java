package dev.holdfast.core.approval.sshsig;

/** What came of verifying a signature. */
public sealed interface Verification {
  /**
   * The key made it over exactly these bytes.
   *
   * @param userVerified whether a hardware key saw a PIN or biometry; false for other keys
   */
  record Good(boolean userVerified) implements Verification {}

  /**
   * It doesn't count.
   *
   * @param reason one line
   */
  record Bad(String reason) implements Verification {}
}
