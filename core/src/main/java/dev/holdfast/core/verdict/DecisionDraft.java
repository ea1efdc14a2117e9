package dev.holdfast.core.verdict;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every decision about a parsed review has in common. */
record DecisionDraft(Change change, Identity identity, String revision) {
  private static final Findings NOTHING = new Findings(List.of(), null, List.of(), List.of());

  Decision allow() {
    return allow(NOTHING, List.of());
  }

  /** Allows, with what policies wanted to say. */
  Decision allow(Findings findings, List<String> approvals) {
    return decision(new Verdict.Allow(approvals), findings, Optional.empty(), List.of());
  }

  Decision allowWith(List<String> warnings, List<String> approvals) {
    return decision(new Verdict.Allow(approvals), NOTHING, Optional.empty(), warnings);
  }

  Decision fault(GuardFault fault, Findings findings) {
    return faults(List.of(fault), List.of(), findings);
  }

  /**
   * Denies because of faults; what else objects is told as well.
   *
   * @param faults at least one
   */
  Decision faults(List<GuardFault> faults, List<Reason> others, Findings findings) {
    List<Reason> reasons = new ArrayList<>(others);
    faults.forEach(fault -> reasons.add(fault.reason()));
    return decision(
        new Verdict.Fault(faults.getFirst().name(), reasons),
        findings,
        Optional.empty(),
        List.of());
  }

  /** Denies what nobody can approve. */
  Decision deny(List<Reason> reasons) {
    return deny(reasons, NOTHING, Optional.empty());
  }

  Decision deny(List<Reason> reasons, Findings findings, Optional<PendingRequest> pending) {
    return decision(
        new Verdict.Deny(reasons),
        findings,
        change.dryRun() ? Optional.empty() : pending,
        List.of());
  }

  private Decision decision(
      Verdict verdict, Findings findings, Optional<PendingRequest> pending, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(Reasons.warnings(findings.warnings()));
    return new Decision(
        verdict,
        change,
        identity,
        findings.effects(),
        findings.impact(),
        findings.policies(),
        all,
        pending,
        revision);
  }
}
