package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus.CountedApproval;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalResult;
import dev.holdfast.core.approval.RequestProgress;
import dev.holdfast.core.approval.RequestProgress.Phase;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a request's status says. */
final class RequestReport {
  /** Bounds of the custom resource's schema. */
  private static final int LONGEST_SUMMARY = 4096;

  private static final int LONGEST_TARGET = 1024;
  private static final int MOST_APPROVALS = 64;

  private RequestReport() {}

  /**
   * Tells how far it has come.
   *
   * @param seen whether the change was seen to be made
   */
  static ChangeRequestStatus of(
      ChangeRequest request, RequestProgress progress, boolean seen, Instant now) {
    Phase phase = seen ? Phase.Executed : progress.phase();
    Optional<Statement> statement = progress.statement();
    boolean isOver = phase == Phase.Executed && request.getStatus() != null;
    return new ChangeRequestStatus(
        List.of(approved(request, phase, progress, now)),
        phase.name(),
        statement.map(known -> known.change().operation().name()).orElse(null),
        statement.map(known -> cut(known.change().shown(), LONGEST_TARGET)).orElse(null),
        statement.map(known -> known.requester().username()).orElse(null),
        statement.map(known -> known.notAfter().toString()).orElse(null),
        statement.map(RequestReport::summary).orElse(null),
        isOver ? request.getStatus().approvals() : counted(progress),
        isOver ? request.getStatus().tally() : progress.votes() + "/" + progress.needed());
  }

  private static Condition approved(
      ChangeRequest request, Phase phase, RequestProgress progress, Instant now) {
    List<Condition> before = request.getStatus() == null ? null : request.getStatus().conditions();
    // Once used, what it was stays to be read.
    if (phase == Phase.Executed) {
      Optional<Condition> last = Conditions.find(before, "Approved");
      if (last.isPresent()) {
        return last.get();
      }
    }
    return Conditions.next(
        before,
        "Approved",
        Conditions.status(phase == Phase.Approved),
        request.getMetadata().getGeneration(),
        phase.name(),
        progress.why(),
        now);
  }

  private static String summary(Statement statement) {
    List<String> lines = statement.impact().lines();
    String first = lines.isEmpty() ? "nothing else falls" : lines.getFirst();
    int items = statement.impact().items();
    return cut(items > 1 ? first + " (" + items + " items)" : first, LONGEST_SUMMARY);
  }

  private static List<CountedApproval> counted(RequestProgress progress) {
    return progress.tallies().stream()
        .flatMap(
            tally ->
                progress.signers().stream()
                    .filter(signer -> tally.approvers().contains(signer.approver()))
                    .map(signer -> counted(signer, tally.requirement().group())))
        .distinct()
        .limit(MOST_APPROVALS)
        .toList();
  }

  private static CountedApproval counted(ApprovalResult.Signer signer, String group) {
    return new CountedApproval(signer.approval(), signer.approver(), group);
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
