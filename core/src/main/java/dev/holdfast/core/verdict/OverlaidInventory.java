package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A cached inventory with some objects replaced by what was read just now.
 *
 * @param fresh by ref
 */
record OverlaidInventory(
    Inventory cached, Catalogue catalogue, Map<ObjectRef, InventoryObject> fresh)
    implements Inventory {
  OverlaidInventory {
    fresh = Map.copyOf(fresh);
  }

  @Override
  public Optional<InventoryObject> find(ObjectRef ref) {
    InventoryObject replaced = fresh.get(ref);
    return replaced == null ? cached.find(ref) : Optional.of(replaced);
  }

  @Override
  public Optional<InventoryObject> byUid(String uid) {
    Optional<InventoryObject> replaced =
        fresh.values().stream().filter(object -> object.uid().equals(uid)).findFirst();
    return replaced.isPresent()
        ? replaced
        : cached.byUid(uid).filter(object -> !fresh.containsKey(object.ref()));
  }

  @Override
  public Collection<InventoryObject> dependents(String ownerUid) {
    return overlay(
        cached.dependents(ownerUid),
        object -> object.owners().stream().anyMatch(owner -> owner.uid().equals(ownerUid)));
  }

  @Override
  public Collection<InventoryObject> inNamespace(String namespace) {
    return overlay(
        cached.inNamespace(namespace), object -> object.ref().namespace().equals(namespace));
  }

  @Override
  public Collection<InventoryObject> ofKind(String group, String resource) {
    return overlay(
        cached.ofKind(group, resource),
        object -> object.ref().group().equals(group) && object.ref().resource().equals(resource));
  }

  @Override
  public Collection<InventoryObject> onBacking(Backing backing) {
    return overlay(cached.onBacking(backing), object -> backings(object).contains(backing));
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    InventoryObject replaced = fresh.get(Neighbours.namespace(namespace));
    return replaced == null ? cached.namespaceLabels(namespace) : replaced.labels();
  }

  private List<Backing> backings(InventoryObject object) {
    return catalogue
        .find(object.ref().group(), object.ref().resource())
        .map(kind -> Backings.of(object, kind))
        .orElse(List.of());
  }

  private Collection<InventoryObject> overlay(
      Collection<InventoryObject> objects, Predicate<InventoryObject> belongs) {
    List<InventoryObject> overlaid = new ArrayList<>(objects);
    overlaid.removeIf(object -> fresh.containsKey(object.ref()));
    fresh.values().stream().filter(belongs).forEach(overlaid::add);
    return overlaid;
  }
}
