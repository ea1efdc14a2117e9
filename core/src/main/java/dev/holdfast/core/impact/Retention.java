package dev.holdfast.core.impact;

import java.util.Set;

/** What becomes of the data when an object is deleted. */
final class Retention {
  private final Inventory inventory;
  private final Bindings bindings;

  Retention(Inventory inventory) {
    this.inventory = inventory;
    this.bindings = new Bindings(inventory);
  }

  /** {@code Recoverable} only when everything that is believed of it says that its data stays. */
  Fate whenDeleted(ObjectRef ref) {
    return switch (ref.group() + "/" + ref.resource()) {
      case "/" + Bindings.VOLUMES -> kept(ref, "spec.persistentVolumeReclaimPolicy");
      case Relations.SNAPSHOTS + "/" + Bindings.CONTENTS -> kept(ref, "spec.deletionPolicy");
      case "/" + Bindings.CLAIMS -> worst(bindings.volumesOf(ref));
      case Relations.SNAPSHOTS + "/" + Bindings.SNAPSHOTS -> worst(bindings.contentsOf(ref));
      default -> Fate.Destroyed;
    };
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
