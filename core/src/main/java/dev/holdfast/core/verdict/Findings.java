package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.policy.Enforcement;
import dev.holdfast.core.verdict.Decision.PolicyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rooms before the verdict found out about a change, on one view of the inventory.
 *
 * @param impact null when the change has no effects, or it couldn't be told
 * @param faults of the guard itself, policies aside
 */
record Findings(
    List<Effect> effects,
    @Nullable Impact impact,
    List<PolicyResult> policies,
    List<GuardFault> faults) {
  /** Of a change that does nothing. */
  static final Findings NONE = new Findings(List.of(), null, List.of(), List.of());

  Findings {
    effects = List.copyOf(effects);
    policies = List.copyOf(policies);
    faults = List.copyOf(faults);
  }

  /** Denials of enforced policies, in the bundle's order. */
  List<Reason> denies() {
    return enforced().flatMap(result -> result.denies().stream()).toList();
  }

  /** Requirements of enforced policies. */
  List<Requirement> requirements() {
    return enforced().flatMap(result -> result.requirements().stream()).toList();
  }

  /** The guard's own faults and those of enforced policies. */
  List<GuardFault> enforcedFaults() {
    List<GuardFault> all = new ArrayList<>(faults);
    enforced()
        .filter(result -> !result.fault().isEmpty())
        .forEach(result -> all.add(GuardFault.ofPolicy(result)));
    return all;
  }

  /**
   * What policies say without objecting: their warnings, and everything of those that only warn.
   */
  List<Reason> warnings() {
    List<Reason> warnings = new ArrayList<>();
    for (PolicyResult result : policies) {
      switch (result.enforcement()) {
        case Enforce -> warnings.addAll(result.warns());
        case Warn -> {
          warnings.addAll(result.denies());
          result.requirements().stream().map(Reasons::of).forEach(warnings::add);
          warnings.addAll(result.warns());
          if (!result.fault().isEmpty()) {
            warnings.add(GuardFault.ofPolicy(result).reason());
          }
        }
        case Audit -> {}
      }
    }
    return warnings;
  }

  private Stream<PolicyResult> enforced() {
    return policies.stream().filter(result -> result.enforcement() == Enforcement.Enforce);
  }
}
