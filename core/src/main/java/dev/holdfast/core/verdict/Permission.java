package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.verdict.Approvals.Question;
import dev.holdfast.core.verdict.Approvals.Ruling;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lifts requirements by approvals, or says what is missing. */
final class Permission {
  private final Approvals approvals;

  Permission(Approvals approvals) {
    this.approvals = approvals;
  }

  /**
   * Allows or denies a change that nobody denies.
   *
   * @param requirements may be empty
   * @param delay how long it waits after it was asked for, whoever has signed
   */
  Decision decide(
      DecisionDraft draft,
      Findings findings,
      Impact impact,
      List<Requirement> requirements,
      Duration delay,
      Surroundings surroundings) {
    if (requirements.isEmpty()) {
      return draft.allow(findings, List.of());
    }
    Question question =
        new Question(
            draft.change(), findings.effects(), impact, draft.identity(), requirements, delay);
    return switch (approvals.rule(question, surroundings)) {
      case Ruling.Approved(List<String> names) -> draft.allow(findings, names);
      case Ruling.Unknown(String message) ->
          draft.faults(
              List.of(GuardFault.of("CannotVerify", message)),
              requirements.stream().map(Reasons::of).toList(),
              findings);
      case Ruling.Over(Reason why) -> {
        List<Reason> reasons = new ArrayList<>();
        requirements.stream().map(Reasons::of).distinct().forEach(reasons::add);
        reasons.add(why);
        yield draft.deny(reasons, findings, Optional.empty());
      }
      case Ruling.Missing(PendingRequest request, List<Reason> why) -> {
        List<Reason> reasons = new ArrayList<>();
        requirements.stream().map(Reasons::of).distinct().forEach(reasons::add);
        reasons.addAll(why);
        yield draft.deny(reasons, findings, Optional.of(request));
      }
    };
  }
}
