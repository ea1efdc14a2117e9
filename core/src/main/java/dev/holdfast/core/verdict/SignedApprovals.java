package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.ApprovalCheck;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalMatter;
import dev.holdfast.core.approval.ApprovalResult;
import dev.holdfast.core.approval.StatementWriter;
import dev.holdfast.core.approval.UnlockDelay;
import dev.holdfast.core.approval.WrittenStatement;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Approvals as the API server holds them, read live. */
final class SignedApprovals implements Approvals {
  /** Code of what tells how far the approvals are. */
  static final String CODE = "ApprovalRequired";

  @Override
  public Ruling rule(Question question, Surroundings surroundings) {
    ApprovalMatter matter =
        new ApprovalMatter(
            question.change(),
            question.effects(),
            question.impact(),
            question.identity(),
            question.requirements(),
            question.delay(),
            surroundings.cluster(),
            surroundings.now());
    ApprovalEvidence evidence;
    try {
      evidence = surroundings.evidence().approvals(StatementWriter.names(matter));
    } catch (EvidenceException e) {
      return new Ruling.Unknown("approvals can't be read, repeat the request: " + e.getMessage());
    }
    return switch (ApprovalCheck.check(matter, evidence, surroundings.agents())) {
      case ApprovalResult.Satisfied satisfied -> new Ruling.Approved(satisfied.approvals());
      case ApprovalResult.Ended(String _, String message) -> new Ruling.Over(reason(message));
      case ApprovalResult.Early(var tallies, Instant from) ->
          new Ruling.Over(
              reason(
                  "%s; they count from %s on (unlockDelay %s), repeat the request then"
                      .formatted(
                          ApprovalTally.of(tallies), from, UnlockDelay.shown(question.delay()))));
      case ApprovalResult.Unmet unmet -> missing(question, unmet);
    };
  }

  private static Ruling missing(Question question, ApprovalResult.Unmet unmet) {
    WrittenStatement written = unmet.request();
    List<Reason> why = new ArrayList<>();
    String next =
        question.change().dryRun()
            ? "without dry-run this leaves request " + written.name() + " to be approved"
            : "approve it: kubectl holdfast approve "
                + written.name()
                + ", then repeat the request";
    why.add(reason(ApprovalTally.of(unmet.tallies()) + "; " + next));
    if (!question.delay().isZero()) {
      why.add(
          reason(
              "approvals count from %s after it was asked for on (unlockDelay): sign with --for, so that they last"
                  .formatted(UnlockDelay.shown(question.delay()))));
    }
    unmet.differences().forEach(line -> why.add(reason(line)));
    return new Ruling.Missing(new PendingRequest(written.name(), written.text()), why);
  }

  private static Reason reason(String message) {
    return new Reason(CODE, Reasons.BUILT_IN, message, "");
  }
}
