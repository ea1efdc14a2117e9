package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of the data when an object is deleted. */
final class Retention {
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final Bindings bindings;
  private final Map<ObjectRef, Fate> fates = new HashMap<>();

  Retention(Catalogue catalogue, Inventory inventory, Bindings bindings) {
    this.catalogue = catalogue;
    this.inventory = inventory;
    this.bindings = bindings;
  }

  /** {@code Recoverable} only when everything that is believed of it says that its data stays. */
  Fate whenDeleted(ObjectRef ref) {
    Fate known = fates.get(ref);
    if (known == null) {
      known = find(ref);
      fates.put(ref, known);
    }
    return known;
  }

  private Fate find(ObjectRef ref) {
    if (ref.is("", Bindings.VOLUMES)) {
      return kept(ref, "spec.persistentVolumeReclaimPolicy");
    }
    if (ref.is(Relations.SNAPSHOTS, Bindings.CONTENTS)) {
      return kept(ref, "spec.deletionPolicy");
    }
    if (ref.is("", Bindings.CLAIMS)) {
      return worst(bindings.volumesOf(ref));
    }
    return ref.is(Relations.SNAPSHOTS, Bindings.SNAPSHOTS)
        ? worst(bindings.contentsOf(ref))
        : byRule(ref);
  }

  private Fate byRule(ObjectRef ref) {
    Optional<DataKind> kind = catalogue.find(ref.group(), ref.resource());
    return kind.isPresent()
            && !kind.get().keptWhen().isEmpty()
            && inventory.versions(ref).stream().allMatch(version -> keeps(kind.get(), version))
        ? Fate.Recoverable
        : Fate.Destroyed;
  }

  private static boolean keeps(DataKind kind, InventoryObject version) {
    return kind.keptWhen().stream().anyMatch(state -> state.describes(version::field));
  }

  private Fate kept(ObjectRef ref, String policy) {
    return inventory.versions(ref).stream()
            .allMatch(version -> version.field(policy).equals("Retain"))
        ? Fate.Recoverable
        : Fate.Destroyed;
  }

  private Fate worst(Set<ObjectRef> holders) {
    return !holders.isEmpty()
            && holders.stream().allMatch(holder -> whenDeleted(holder) == Fate.Recoverable)
        ? Fate.Recoverable
        : Fate.Destroyed;
  }
}
