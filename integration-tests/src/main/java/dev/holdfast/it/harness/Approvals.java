package dev.holdfast.it.harness;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;

/** Approves requests as humans do it with kubectl and ssh-keygen. */
public record Approvals(Guarded guarded) {
  /** The exact bytes to sign; waits for the request, which is made off the request path. */
  public String statement(String request) {
    guarded.admin().must("wait", "--for=create", "chr/" + request, "--timeout=30s");
    return guarded.admin().must("get", "chr", request, "-o", "jsonpath={.spec.statement}");
  }

  /** Signs the request's own bytes as this approver and applies the approval as that human. */
  public CommandResult approve(String request, Approver approver) {
    return submit(request + "-" + approver.name(), statement(request), approver);
  }

  /** Signs the given bytes. */
  public CommandResult submit(String name, String statement, Approver approver) {
    Approval approval = Approval.signed(name, statement, approver);
    return approver.kubectl(guarded.cluster()).create(approval.manifest());
  }

  /** Both of group dba. */
  public void approveByTwo(String request) {
    approve(request, guarded.dana()).orThrow();
    approve(request, guarded.erin()).orThrow();
  }
}
