package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus.Signer;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalReport;
import dev.holdfast.core.approval.ApprovalResult;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What an approval's status says. */
final class ApprovalStatusReport {
  private ApprovalStatusReport() {}

  /**
   * Tells whether it counts.
   *
   * @param executed whether the request that it names is marked Executed
   */
  static ChangeApprovalStatus of(
      ChangeApproval approval, ApprovalReport report, boolean executed, Instant now) {
    List<Condition> before =
        approval.getStatus() == null ? null : approval.getStatus().conditions();
    Condition verified =
        Conditions.next(
            before,
            "Verified",
            Conditions.status(report.problem().isEmpty()),
            approval.getMetadata().getGeneration(),
            report.reason(),
            report.problem().isEmpty() ? "every signature is good" : report.problem(),
            now);
    Condition spent =
        Conditions.next(
            before,
            Evidence.EXECUTED,
            Conditions.status(executed),
            approval.getMetadata().getGeneration(),
            executed ? Evidence.EXECUTED : "NotYet",
            executed ? "the change was made" : "the change hasn't been made",
            now);
    // What was true when it was used stays to be read.
    Condition shown = executed ? Conditions.find(before, "Verified").orElse(verified) : verified;
    return new ChangeApprovalStatus(
        List.of(shown, spent),
        report.request().isEmpty() ? null : report.request(),
        executed ? now.truncatedTo(ChronoUnit.SECONDS).toString() : null,
        report.signers().stream().map(ApprovalStatusReport::signer).toList(),
        report.signers().stream()
            .map(ApprovalResult.Signer::approver)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private static Signer signer(ApprovalResult.Signer signer) {
    return new Signer(signer.approver(), signer.fingerprint(), signer.hardware());
  }
}
