package dev.holdfast.operator.trust;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.core.approval.Approvers;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Who may sign, from the objects as they are. */
public final class SignersAt {
  private SignersAt() {}

  public static Approvers of(
      Collection<Approver> approvers, Collection<AgentIdentity> agents, Instant now) {
    Map<String, ApproverSpec> specs = new TreeMap<>();
    approvers.forEach(approver -> specs.put(approver.getMetadata().getName(), approver.getSpec()));
    return Approvers.of(specs, agentsByName(agents), now);
  }

  public static Map<String, AgentIdentitySpec> agentsByName(Collection<AgentIdentity> agents) {
    Map<String, AgentIdentitySpec> specs = new TreeMap<>();
    agents.forEach(agent -> specs.put(agent.getMetadata().getName(), agent.getSpec()));
    return specs;
  }
}
