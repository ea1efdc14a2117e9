package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import java.util.LinkedHashSet;
import java.util.Set;

/** Looks up what storage an object stands on, in anything that is believed of it. */
final class BackingsOf {
  private final Catalogue catalogue;
  private final Inventory inventory;

  BackingsOf(Catalogue catalogue, Inventory inventory) {
    this.catalogue = catalogue;
    this.inventory = inventory;
  }

  /** The backings of a volume or content, or of those that a claim or snapshot is bound to. */
  Set<Backing> of(ObjectRef ref) {
    Bindings bindings = new Bindings(inventory);
    Set<Backing> backings = new LinkedHashSet<>();
    if (ref.group().isEmpty() && ref.resource().equals(Bindings.CLAIMS)) {
      bindings.volumesOf(ref).forEach(volume -> own(volume, backings));
    } else if (ref.group().equals(Relations.SNAPSHOTS)
        && ref.resource().equals(Bindings.SNAPSHOTS)) {
      bindings.contentsOf(ref).forEach(content -> own(content, backings));
    } else {
      own(ref, backings);
    }
    return backings;
  }

  private void own(ObjectRef ref, Set<Backing> backings) {
    catalogue
        .find(ref.group(), ref.resource())
        .filter(kind -> !kind.backings().isEmpty())
        .ifPresent(
            kind ->
                inventory
                    .versions(ref)
                    .forEach(version -> backings.addAll(Backings.of(version, kind))));
  }
}
