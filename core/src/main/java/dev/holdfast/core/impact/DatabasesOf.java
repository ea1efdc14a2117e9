package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose data a claim holds: databases that own it, themselves or by what they own. A label that
 * says so doesn't count: it could be put on anybody's claim, beside a database made for that.
 */
final class DatabasesOf {
  private final Catalogue catalogue;
  private final Inventory inventory;

  DatabasesOf(Catalogue catalogue, Inventory inventory) {
    this.catalogue = catalogue;
    this.inventory = inventory;
  }

  Set<ObjectRef> claim(ObjectRef claim) {
    Set<ObjectRef> databases = new TreeSet<>();
    owners(inventory.versions(claim), new HashSet<>(), databases);
    return databases;
  }

  private void owners(List<InventoryObject> objects, Set<String> seen, Set<ObjectRef> into) {
    for (InventoryObject object : objects) {
      for (OwnerReference reference : object.owners()) {
        Optional<InventoryObject> owner =
            inventory.byUid(reference.uid()).filter(found -> canOwn(found, object));
        if (owner.isPresent() && seen.add(reference.uid())) {
          if (kind(owner.get()).filter(kind -> kind.role() == Role.Database).isPresent()) {
            into.add(owner.get().ref());
          }
          owners(List.of(owner.get()), seen, into);
        }
      }
    }
  }

  /** The garbage collector takes an owner in another namespace for one that isn't there. */
  private static boolean canOwn(InventoryObject owner, InventoryObject object) {
    String namespace = owner.ref().namespace();
    return namespace.isEmpty() || namespace.equals(object.ref().namespace());
  }

  private Optional<DataKind> kind(InventoryObject object) {
    return catalogue.find(object.ref().group(), object.ref().resource());
  }
}
