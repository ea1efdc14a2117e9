package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API server holds about one request, read live.
 *
 * @param statement exact statement bytes of the ChangeRequest as text; empty when there is none
 * @param requestExecuted whether the request is marked Executed
 * @param approvals every ChangeApproval whose statement names the request
 * @param approvers every Approver by object name
 */
public record ApprovalEvidence(
    Optional<String> statement,
    boolean requestExecuted,
    List<NamedApproval> approvals,
    Map<String, ApproverSpec> approvers) {
  public ApprovalEvidence {
    approvals = List.copyOf(approvals);
    approvers = Map.copyOf(approvers);
  }

  /** A ChangeApproval with its object name. */
  public record NamedApproval(String name, ChangeApprovalSpec spec) {}
}
