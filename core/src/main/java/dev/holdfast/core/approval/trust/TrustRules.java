package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.identity.RequesterClass;

/**
 * Guards the guard's own objects (approvals.md, "Trust in the guard itself"). In Java, not in Rego,
 * since policies can't guard the policies.
 */
public final class TrustRules {
  /** Policy name of the requirement that a trust change has. */
  public static final String POLICY = "holdfast";

  /** Approver group that guards the guard. */
  public static final String GROUP = "trust";

  /** A trust change needs signatures. */
  public static final String NEEDS_TRUST = "HF-TRUST-001";

  /** Only the guard's own accounts write this. */
  public static final String ONLY_OURS = "HF-TRUST-002";

  /** Too few valid humans would be left in a group. */
  public static final String GROUP_MINIMUM = "HF-TRUST-003";

  /** The ChangeApproval can never count. */
  public static final String NEVER_COUNTS = "HF-TRUST-004";

  /** Kept until its time has passed. */
  public static final String KEPT = "HF-TRUST-005";

  /** An AgentIdentity that would match what is no agent. */
  public static final String NO_AGENT = "HF-TRUST-006";

  /** A MaintenanceWindow that can't be as it is wanted. */
  public static final String WINDOW = "HF-TRUST-007";

  private TrustRules() {}

  /** Whether a change is about the guard's own objects; all others aren't judged here. */
  public static boolean concern(Change change) {
    return change.kind().group().equals(ApiGroup.NAME) || DefinitionTrust.concerns(change);
  }

  /** Judges a change; {@link TrustResult.Free} when it isn't about the guard's own objects. */
  public static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    if (!concern(change)) {
      return new TrustResult.Free();
    }
    if (change.operation() == Operation.UPDATE && change.transitions().isEmpty()) {
      return new TrustResult.Free();
    }
    return whileOpen(matter, judged(matter));
  }

  private static TrustResult judged(TrustMatter matter) {
    Change change = matter.change();
    if (DefinitionTrust.concerns(change)) {
      return DefinitionTrust.judge(matter);
    }
    if (!change.subresource().isEmpty()) {
      return Accounts.onlyOurs(matter, "status");
    }
    return switch (change.kind().resource()) {
      case "policybundles" -> Accounts.onlyOperator(matter);
      case "changerequests" -> RequestTrust.judge(matter);
      case "changeapprovals" -> ApprovalTrust.judge(matter);
      case "approvers" -> ApproverTrust.judge(matter);
      case "guardrailpolicies" -> PolicyTrust.judge(matter);
      case "agentidentities" -> AgentTrust.judge(matter);
      case MaintenanceWindow.RESOURCE -> WindowTrust.judge(matter);
      case "datakinds" -> DataKindTrust.judge(matter);
      default -> Substance.needsTrust(matter, matter.root().count(), "is one of the guard's own");
    };
  }

  /** While there is no trust yet, people set it up; agents and workloads don't. */
  private static TrustResult whileOpen(TrustMatter matter, TrustResult result) {
    if (!(result instanceof TrustResult.NeedsTrust needed) || matter.root().closed()) {
      return result;
    }
    String username = matter.identity().requester().username();
    boolean workload =
        matter.identity().requesterClass() == RequesterClass.Agent
            || username.startsWith(Accounts.SERVICE_ACCOUNT);
    return workload && !username.equals(matter.root().operator())
        ? result
        : new TrustResult.FreeWhileOpen(
            "passed only because Holdfast's trust root is still open (TrustRootOpen): "
                + needed.requirement().message());
  }
}
