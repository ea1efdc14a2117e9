package dev.holdfast.truth;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.Effects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.impact.ImpactAnalysis;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ImpactResult;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.impact.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the guard says goes with the changes it is asked about, all of them together. */
final class Prophecy {
  private final Catalogue catalogue;
  private final ImpactAnalysis analysis;
  private final Map<ObjectRef, ImpactItem> items = new TreeMap<>();

  Prophecy(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.analysis = new ImpactAnalysis(catalogue);
  }

  /** Adds the impact of a change, with the effects that a webhook would find. */
  void ask(Change change, Inventory inventory) {
    Optional<DataKind> kind = catalogue.find(change.kind().group(), change.kind().resource());
    if (kind.isEmpty()) {
      return;
    }
    ObjectRef target =
        new ObjectRef(
            change.kind().group(),
            change.kind().resource(),
            change.kind().kind(),
            change.namespace(),
            change.name());
    Map<String, String> stored = inventory.find(target).map(InventoryObject::fields).orElse(null);
    List<Effect> effects = Effects.of(change, catalogue, LinkageRules.DEFAULTS, stored);
    switch (analysis.of(
        change, effects, List.of(), inventory, LinkageRules.DEFAULTS, Instant.now())) {
      case ImpactResult.Known(var impact) -> impact.items().forEach(this::add);
      case ImpactResult.TooLarge(int count) ->
          throw new IllegalStateException("an impact of " + count);
    }
  }

  private void add(ImpactItem item) {
    items.merge(
        item.ref(), item, (one, other) -> one.fate().compareTo(other.fate()) <= 0 ? one : other);
  }

  Map<ObjectRef, ImpactItem> items() {
    return items;
  }
}
