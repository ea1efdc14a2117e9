package dev.holdfast.core.verdict;

import dev.holdfast.core.verdict.Decision.PolicyResult;

/**
 * Why the guard couldn't tell.
 *
 * @param name stable CamelCase
 */
record GuardFault(String name, Reason reason) {
  static GuardFault of(String name, String message) {
    return new GuardFault(name, new Reason("HF-FAULT-" + name, Reasons.BUILT_IN, message, ""));
  }

  /** A policy's fault is written {@code TimeLimit: message} in its result. */
  static GuardFault ofPolicy(PolicyResult result) {
    int colon = result.fault().indexOf(':');
    String kind = colon < 0 ? result.fault() : result.fault().substring(0, colon);
    String name = "Policy" + kind;
    String message = "policy " + result.policy() + " failed, " + result.fault();
    return new GuardFault(name, new Reason("HF-FAULT-" + name, result.policy(), message, ""));
  }
}
