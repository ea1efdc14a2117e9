package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.time.Instant;
import java.util.Map;

/**
 * A change of one of the guard's own objects, and what is needed to judge it.
 *
 * @param evidence approvers always; for a ChangeApproval also the ChangeRequest that it names and
 *     the approvals over it
 * @param agents AgentIdentity specs by object name
 * @param cluster uid of the namespace kube-system
 */
public record TrustMatter(
    Change change,
    Identity identity,
    TrustRoot root,
    ApprovalEvidence evidence,
    Map<String, AgentIdentitySpec> agents,
    String cluster,
    Instant now) {
  public TrustMatter {
    agents = Map.copyOf(agents);
  }
}
