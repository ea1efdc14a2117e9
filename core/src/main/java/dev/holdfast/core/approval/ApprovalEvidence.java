package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the API server holds about approvals, read live.
 *
 * @param requests ChangeRequests by object name: those asked for, and those that an approval names;
 *     one that doesn't exist has no entry
 * @param approvals every ChangeApproval, so that a denial can say why one of them doesn't count
 * @param approvers every Approver by object name
 */
public record ApprovalEvidence(
    Map<String, HeldRequest> requests,
    List<NamedApproval> approvals,
    Map<String, ApproverSpec> approvers) {
  /** Nothing at all: no request, no approval, no approver. */
  public static final ApprovalEvidence NONE = new ApprovalEvidence(Map.of(), List.of(), Map.of());

  public ApprovalEvidence {
    requests = Map.copyOf(requests);
    approvals = List.copyOf(approvals);
    approvers = Map.copyOf(approvers);
  }

  /**
   * A ChangeRequest.
   *
   * @param statement exact statement bytes as text
   * @param executed whether its status says Executed; that can only forbid
   * @param createdAt by the API server's clock
   */
  public record HeldRequest(String statement, boolean executed, Instant createdAt) {
    /** When an object was created; never yet when it doesn't say. */
    public static Instant createdAt(@Nullable String timestamp) {
      try {
        return timestamp == null ? Instant.MAX : Instant.parse(timestamp);
      } catch (DateTimeParseException e) {
        return Instant.MAX;
      }
    }
  }

  /**
   * A ChangeApproval with its object name.
   *
   * @param executed whether its status says Executed; that can only forbid
   * @param rejectedBy Approver that the annotation {@link #REJECTED_BY} names, empty when absent;
   *     checked at CREATE
   */
  public record NamedApproval(
      String name, ChangeApprovalSpec spec, boolean executed, String rejectedBy) {}

  /** Annotation on a Reject: the Approver who refuses. */
  public static final String REJECTED_BY = "holdfast.dev/approver";

  /** The ChangeRequests that these approvals name; what to read besides those asked for. */
  public static Set<String> namedRequests(List<NamedApproval> approvals) {
    return approvals.stream()
        .flatMap(approval -> StatementParser.requestNamed(approval.spec().statement()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
