package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.HashMap;
import java.util.Map;

/** AgentIdentity specs by name, as last seen. */
final class Agents implements ResourceEventHandler<AgentIdentity> {
  private volatile Map<String, AgentIdentitySpec> byName = Map.of();

  /** Immutable. */
  Map<String, AgentIdentitySpec> byName() {
    return byName;
  }

  @Override
  public synchronized void onAdd(AgentIdentity agent) {
    Map<String, AgentIdentitySpec> next = new HashMap<>(byName);
    next.put(agent.getMetadata().getName(), agent.getSpec());
    byName = Map.copyOf(next);
  }

  @Override
  public void onUpdate(AgentIdentity before, AgentIdentity agent) {
    onAdd(agent);
  }

  @Override
  public synchronized void onDelete(AgentIdentity agent, boolean finalStateUnknown) {
    Map<String, AgentIdentitySpec> next = new HashMap<>(byName);
    next.remove(agent.getMetadata().getName());
    byName = Map.copyOf(next);
  }
}
