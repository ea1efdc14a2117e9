package dev.holdfast.core.approval.trust;

import dev.holdfast.core.approval.Requirement;
import java.time.Duration;

/** What becomes of a change of the guard's own objects. */
public sealed interface TrustResult {
  /** Nothing to say: not one of ours, or free for those with RBAC. */
  record Free() implements TrustResult {}

  /** It passes only because the trust root is still open; {@code warning} goes to the client. */
  record FreeWhileOpen(String warning) implements TrustResult {}

  /**
   * It passes only because a MaintenanceWindow is open.
   *
   * @param warning goes to the client
   * @param window resourceVersion of the MaintenanceWindow
   */
  record FreeInWindow(String warning, String window) implements TrustResult {}

  /**
   * It passes with signatures under the trust root in force.
   *
   * @param delay how long it waits after it was asked for, whoever has signed
   */
  record NeedsTrust(Requirement requirement, Duration delay) implements TrustResult {}

  /**
   * It never passes, whoever signs.
   *
   * @param code stable, {@code HF-TRUST-…}
   * @param message one line
   */
  record Refused(String code, String message) implements TrustResult {}
}
