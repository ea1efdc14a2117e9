package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything besides the review that a decision depends on. The same review in the same
 * surroundings gives the same decision on every replica.
 *
 * @param catalogue what is watched; the inventory is filled by this one
 * @param staleKinds {@code resource.group} of kinds whose informer isn't synced or hasn't heard
 *     from the API server for too long; destructive changes of these are refused. With {@link
 *     #BROUGHT_KINDS} among them it isn't known yet what users brought
 * @param bundle empty until one is loaded
 * @param agents AgentIdentity specs by object name
 * @param cluster uid of the namespace kube-system
 */
public record Surroundings(
    Catalogue catalogue,
    Inventory inventory,
    Set<String> staleKinds,
    Optional<Bundle> bundle,
    Map<String, AgentIdentitySpec> agents,
    Evidence evidence,
    Instant now,
    String cluster) {
  /** Stands for the kinds that users bring, which the catalogue doesn't hold yet. */
  public static final String BROUGHT_KINDS = "datakinds." + ApiGroup.NAME;

  public Surroundings {
    staleKinds = Set.copyOf(staleKinds);
    agents = Map.copyOf(agents);
  }

  /** Of the loaded bundle, empty when there is none. */
  String revision() {
    return bundle.map(loaded -> loaded.spec().revision()).orElse("");
  }
}
