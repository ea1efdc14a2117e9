package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Looks up what storage an object stands on, in anything that is believed of it. */
final class BackingsOf {
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final Bindings bindings;
  private final Map<ObjectRef, Set<Backing>> known = new HashMap<>();

  BackingsOf(Catalogue catalogue, Inventory inventory, Bindings bindings) {
    this.catalogue = catalogue;
    this.inventory = inventory;
    this.bindings = bindings;
  }

  /** The backings of a volume or content, or of those that a claim or snapshot is bound to. */
  Set<Backing> of(ObjectRef ref) {
    Set<Backing> backings = known.get(ref);
    if (backings == null) {
      backings = find(ref);
      known.put(ref, backings);
    }
    return backings;
  }

  private Set<Backing> find(ObjectRef ref) {
    if (ref.group().isEmpty() && ref.resource().equals(Bindings.CLAIMS)) {
      return all(bindings.volumesOf(ref));
    }
    if (ref.group().equals(Relations.SNAPSHOTS) && ref.resource().equals(Bindings.SNAPSHOTS)) {
      return all(bindings.contentsOf(ref));
    }
    Set<Backing> backings = new LinkedHashSet<>();
    own(ref, backings);
    return backings;
  }

  private Set<Backing> all(Set<ObjectRef> holders) {
    Set<Backing> backings = new LinkedHashSet<>();
    holders.forEach(holder -> backings.addAll(of(holder)));
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
