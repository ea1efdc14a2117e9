package dev.holdfast.core.verdict;

import dev.holdfast.core.verdict.Decision.PolicyResult;
import java.util.SortedSet;

/**
 * Why the guard couldn't tell.
 *
 * @param name stable CamelCase
 */
record GuardFault(String name, Reason reason) {
  static GuardFault of(String name, String message) {
    return new GuardFault(name, new Reason("HF-FAULT-" + name, Reasons.BUILT_IN, message, ""));
  }

  /** The inventory isn't up to date for these kinds. */
  static GuardFault stale(SortedSet<String> kinds) {
    return of(
        "InventoryStale",
        "nothing was heard from the API server for too long about "
            + String.join(", ", kinds)
            + "; repeat the request later");
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
