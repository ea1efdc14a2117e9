package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Works out everything that a change takes with it (decision.md §3). */
public final class ImpactAnalysis {
  private final Catalogue catalogue;

  public ImpactAnalysis(Catalogue catalogue) {
    this.catalogue = requireNonNull(catalogue, "catalogue is null");
  }

  /**
   * The impact of a change that has effects.
   *
   * @param inventory as cached, overlaid with what was read live
   */
  public ImpactResult of(
      Change change,
      List<Effect> effects,
      Inventory inventory,
      LinkageSettings linkage,
      Instant now) {
    Optional<DataKind> kind = catalogue.find(change.kind().group(), change.kind().resource());
    JsonNode known = change.oldObject() == null ? change.object() : change.oldObject();
    if (kind.isEmpty() || effects.isEmpty() || known == null || !change.subresource().isEmpty()) {
      return known(List.of());
    }
    InventoryObject target = Projection.of(known, kind.get());
    String namespace = change.namespace();
    return known(
        List.of(
            new ImpactItem(
                target.ref(),
                change.uid(),
                kind.get().role(),
                Fate.Destroyed,
                List.of(),
                LinkageRules.of(linkage)
                    .of(target, namespace, inventory.namespaceLabels(namespace)),
                Backings.of(target, kind.get()).stream().findFirst().orElse(null))));
  }

  private static ImpactResult known(List<ImpactItem> items) {
    return new ImpactResult.Known(new Impact(items, List.of(), ImpactDigest.of(items)));
  }
}
