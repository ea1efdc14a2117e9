package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import java.util.ArrayList;
import java.util.List;

/**
 * The good signatures over one text, and why others aren't.
 *
 * @param problems one line each, beginning with the approval's name
 */
record Votes(List<Signer> signers, List<String> problems) {
  Votes {
    signers = List.copyOf(signers);
    problems = List.copyOf(problems);
  }

  /**
   * Verifies every signature of approvals over the same text.
   *
   * @param requester as the statement writes it; nobody approves their own requests, but to end a
   *     key by that key
   */
  static Votes of(
      List<NamedApproval> approvals,
      String requester,
      List<Requirement> requirements,
      Approvers approvers) {
    List<Signer> signers = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (NamedApproval approval : approvals) {
      for (SignatureEntry entry : entries(approval)) {
        switch (SignatureCheck.of(entry, approval.spec().statement(), approvers)) {
          case SignatureCheck.Bad(String reason) ->
              problems.add("approval " + approval.name() + ": " + reason);
          case SignatureCheck.Good(String approver, var key) -> {
            if (!Requirements.endItself(requirements, key.fingerprint())
                && isRequester(approver, requester, approvers)) {
              problems.add(
                  "approval %s: %s is the requester, nobody approves their own request"
                      .formatted(approval.name(), approver));
            } else {
              signers.add(new Signer(approval.name(), approver, key.fingerprint(), key.hardware()));
            }
          }
        }
      }
    }
    return new Votes(signers, problems);
  }

  static List<SignatureEntry> entries(NamedApproval approval) {
    List<SignatureEntry> signatures = approval.spec().signatures();
    return signatures == null ? List.of() : signatures;
  }

  static boolean isRequester(String approver, String requester, Approvers approvers) {
    return approvers.find(approver).stream()
        .flatMap(spec -> spec.subjects().stream())
        .anyMatch(subject -> Exact.of(subject.name()).equals(requester));
  }
}
