package dev.holdfast.webhook.state;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A handful of objects, searched from end to end. */
record RehearsalInventory(List<InventoryObject> objects, Catalogue catalogue) implements Inventory {
  @Override
  public Optional<InventoryObject> find(ObjectRef ref) {
    return which(object -> object.ref().equals(ref)).stream().findFirst();
  }

  @Override
  public Optional<InventoryObject> byUid(String uid) {
    return which(object -> object.uid().equals(uid)).stream().findFirst();
  }

  @Override
  public Collection<InventoryObject> dependents(String ownerUid) {
    return which(
        object -> object.owners().stream().anyMatch(owner -> owner.uid().equals(ownerUid)));
  }

  @Override
  public Collection<InventoryObject> inNamespace(String namespace) {
    return which(object -> object.ref().namespace().equals(namespace));
  }

  @Override
  public Collection<InventoryObject> ofKind(String group, String resource) {
    return which(
        object -> object.ref().group().equals(group) && object.ref().resource().equals(resource));
  }

  @Override
  public Collection<InventoryObject> onBacking(Backing backing) {
    return which(object -> backings(object).contains(backing));
  }

  private Collection<Backing> backings(InventoryObject object) {
    return catalogue
        .find(object.ref().group(), object.ref().resource())
        .map(kind -> Backings.of(object, kind))
        .orElse(List.of());
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return find(new ObjectRef("", "namespaces", "Namespace", "", namespace))
        .map(InventoryObject::labels)
        .orElse(Map.of());
  }

  private List<InventoryObject> which(Predicate<InventoryObject> which) {
    return objects.stream().filter(which).toList();
  }
}
