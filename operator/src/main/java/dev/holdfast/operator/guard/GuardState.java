package dev.holdfast.operator.guard;

import java.time.Duration;

/**
 * Whether the guard is guarded.
 *
 * @param armed whether policy and binding are in place
 * @param reason of condition Guarded, stable CamelCase
 * @param message one line
 * @param put whether they have to be put in place now
 */
record GuardState(boolean armed, String reason, String message, boolean put) {
  private static final String TRUST_ROOT_OPEN = "TrustRootOpen";
  private static final String CANNOT_ARM = "CannotArm";

  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** Nobody tells when the first approvers are there, which may take days or moments. */
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(10);

  /**
   * What is known.
   *
   * @param enabled whether it is wanted at all
   * @param closed whether the trust root is closed: before, everybody would be locked out
   * @param open whether a maintenance window is open: then its requester may take them away
   * @param present whether policy and binding exist
   */
  record Circumstances(boolean enabled, boolean closed, boolean open, boolean present) {}

  static GuardState of(Circumstances seen, SelfTestResult selfTest) {
    if (!seen.enabled()) {
      return out(seen, "Disabled", "switched off by the value guard.admissionPolicy");
    }
    if (seen.open()) {
      return out(seen, "Disarmed", "taken away in the maintenance window, put back when it closes");
    }
    if (!seen.present() && !seen.closed()) {
      return out(seen, TRUST_ROOT_OPEN, "put in place once the first approvers are there");
    }
    if (!seen.present() && selfTest instanceof SelfTestResult.Failed(String message)) {
      return out(seen, "SelfTestFailed", "put in place once the guard works: " + message);
    }
    return new GuardState(true, "Armed", "changes only in a maintenance window", true);
  }

  /** What somebody left in place holds all the same. */
  private static GuardState out(Circumstances seen, String reason, String message) {
    return seen.present()
        ? new GuardState(true, "Armed", "changes only in a maintenance window", false)
        : new GuardState(false, reason, message, false);
  }

  GuardState failed(String why) {
    return new GuardState(false, CANNOT_ARM, "can't be put in place: " + why, false);
  }

  /** When to look next; a window that closes, and a policy that goes, are heard of at once. */
  Duration again(SelfTestResult selfTest) {
    if (selfTest instanceof SelfTestResult.Failed || reason.equals(CANNOT_ARM)) {
      return RETRY;
    }
    return reason.equals(TRUST_ROOT_OPEN) ? UNTIL_CLOSED : HEARTBEAT;
  }
}
