package dev.holdfast.core.approval.trust;

import dev.holdfast.core.approval.Requirement;

/** What becomes of a change of the guard's own objects. */
public sealed interface TrustResult {
  /** Nothing to say: not one of ours, or free for those with RBAC. */
  record Free() implements TrustResult {}

  /** It passes only because the trust root is still open; {@code warning} goes to the client. */
  record FreeWhileOpen(String warning) implements TrustResult {}

  /** It passes with signatures under the trust root in force. */
  record NeedsTrust(Requirement requirement) implements TrustResult {}

  /**
   * It never passes, whoever signs.
   *
   * @param code stable, {@code HF-TRUST-…}
   * @param message one line
   */
  record Refused(String code, String message) implements TrustResult {}
}
