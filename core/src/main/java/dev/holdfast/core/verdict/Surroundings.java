package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.impact.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything besides the review that a decision depends on. The same review in the same
 * surroundings gives the same decision on every replica.
 *
 * @param staleKinds {@code resource.group} of kinds whose informer isn't synced or hasn't heard
 *     from the API server for too long; destructive changes of these are refused
 * @param bundle empty until one is loaded
 * @param agents AgentIdentity specs by object name
 * @param cluster uid of the namespace kube-system
 */
public record Surroundings(
    Inventory inventory,
    Set<String> staleKinds,
    Optional<Bundle> bundle,
    Map<String, AgentIdentitySpec> agents,
    Evidence evidence,
    Instant now,
    String cluster) {
  public Surroundings {
    staleKinds = Set.copyOf(staleKinds);
    agents = Map.copyOf(agents);
  }

  /** Of the loaded bundle, empty when there is none. */
  String revision() {
    return bundle.map(loaded -> loaded.spec().revision()).orElse("");
  }
}
