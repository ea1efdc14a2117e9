package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.operator.write.Conditions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the objects say about one request. */
final class Evidence {
  static final String EXECUTED = "Executed";

  private Evidence() {}

  static ApprovalEvidence of(
      Optional<ChangeRequest> request,
      Collection<ChangeApproval> approvals,
      Collection<Approver> approvers) {
    Map<String, HeldRequest> requests = new TreeMap<>();
    request.ifPresent(
        found -> requests.put(found.getMetadata().getName(), held(found, isExecuted(found))));
    Map<String, ApproverSpec> specs = new TreeMap<>();
    approvers.forEach(approver -> specs.put(approver.getMetadata().getName(), approver.getSpec()));
    return new ApprovalEvidence(requests, approvals.stream().map(Evidence::named).toList(), specs);
  }

  private static HeldRequest held(ChangeRequest request, boolean executed) {
    return new HeldRequest(
        request.getSpec().statement(),
        executed,
        HeldRequest.createdAt(request.getMetadata().getCreationTimestamp()));
  }

  static NamedApproval named(ChangeApproval approval) {
    Map<String, String> annotations = approval.getMetadata().getAnnotations();
    String rejectedBy =
        annotations == null ? "" : annotations.getOrDefault(ApprovalEvidence.REJECTED_BY, "");
    return new NamedApproval(
        approval.getMetadata().getName(), approval.getSpec(), isExecuted(approval), rejectedBy);
  }

  /** The same, with the request marked as used. */
  static ApprovalEvidence executed(ChangeRequest request, ApprovalEvidence evidence) {
    HeldRequest used = held(request, true);
    return new ApprovalEvidence(
        Map.of(request.getMetadata().getName(), used), evidence.approvals(), evidence.approvers());
  }

  /** Keeps what was signed to be read, though it counts no more. */
  static ChangeRequestStatus withSignatures(ChangeRequestStatus used, ChangeRequestStatus open) {
    return new ChangeRequestStatus(
        used.conditions(),
        used.phase(),
        used.operation(),
        used.target(),
        used.requester(),
        used.expires(),
        used.summary(),
        open.approvals(),
        open.tally());
  }

  /** A status without the condition that tells of notifications: another one's. */
  static @Nullable ChangeRequestStatus ownPart(@Nullable ChangeRequestStatus status) {
    if (status == null || status.conditions() == null) {
      return status;
    }
    return new ChangeRequestStatus(
        status.conditions().stream().filter(each -> each.type().equals("Approved")).toList(),
        status.phase(),
        status.operation(),
        status.target(),
        status.requester(),
        status.expires(),
        status.summary(),
        status.approvals(),
        status.tally());
  }

  static boolean isExecuted(ChangeRequest request) {
    return request.getStatus() != null && EXECUTED.equals(request.getStatus().phase());
  }

  static boolean isExecuted(ChangeApproval approval) {
    return approval.getStatus() != null
        && Conditions.find(approval.getStatus().conditions(), EXECUTED)
            .filter(condition -> condition.status().equals("True"))
            .isPresent();
  }
}
