package dev.holdfast.operator.guard;

/**
 * Whether the guard is guarded.
 *
 * @param armed whether policy and binding are in place
 * @param reason of condition Guarded, stable CamelCase
 * @param message one line
 * @param put whether they have to be put in place now
 */
record GuardState(boolean armed, String reason, String message, boolean put) {
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
      return out(seen, "TrustRootOpen", "put in place once the first approvers are there");
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
    return new GuardState(false, "CannotArm", "can't be put in place: " + why, false);
  }
}
