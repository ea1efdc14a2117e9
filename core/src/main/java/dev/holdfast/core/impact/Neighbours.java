package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names what is to be read live before a destructive change is allowed: the target's namespace, and
 * what it is bound to. Few objects, whatever the size of the impact.
 */
public final class Neighbours {
  private final Catalogue catalogue;

  public Neighbours(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Sorted; empty for kinds that aren't watched. The target itself comes with the review. */
  public Set<ObjectRef> of(Change change, Inventory inventory) {
    Set<ObjectRef> neighbours = new TreeSet<>();
    catalogue
        .find(change.kind().group(), change.kind().resource())
        .ifPresent(
            kind -> {
              Stake stake = new Stake(change, List.of(), kind);
              ObjectRef target = stake.target();
              if (!target.namespace().isEmpty()) {
                neighbours.add(namespace(target.namespace()));
              }
              if (change.subresource().equals("scale")) {
                neighbours.add(target);
              }
              stake.versions().forEach(version -> named(version, neighbours));
              bound(
                  target, new InventoryOverlay(inventory, catalogue, stake.versions()), neighbours);
            });
    return neighbours;
  }

  /** What the target names itself, known to the cache or not. */
  private static void named(InventoryObject target, Set<ObjectRef> neighbours) {
    add(Bindings.volume(target.field("spec.volumeName")), neighbours);
    add(Bindings.content(target.field("status.boundVolumeSnapshotContentName")), neighbours);
    add(Bindings.content(target.field("spec.source.volumeSnapshotContentName")), neighbours);
    add(
        Bindings.claim(target.field("spec.claimRef.namespace"), target.field("spec.claimRef.name")),
        neighbours);
    add(namespace(target.field("spec.claimRef.namespace")), neighbours);
    add(Bindings.snapshotOf(target), neighbours);
    add(namespace(target.field("spec.volumeSnapshotRef.namespace")), neighbours);
  }

  /** What the cache says is bound to it. */
  private static void bound(ObjectRef target, Inventory inventory, Set<ObjectRef> neighbours) {
    Bindings bindings = new Bindings(inventory);
    switch (target.group() + "/" + target.resource()) {
      case "/" + Bindings.CLAIMS -> neighbours.addAll(bindings.volumesOf(target));
      case "/" + Bindings.VOLUMES -> neighbours.addAll(bindings.claimsOf(target));
      case Relations.SNAPSHOTS + "/" + Bindings.SNAPSHOTS ->
          neighbours.addAll(bindings.contentsOf(target));
      default -> {
        // Nothing else is bound to anything.
      }
    }
  }

  private static ObjectRef namespace(String name) {
    return new ObjectRef("", "namespaces", "Namespace", "", name);
  }

  private static void add(ObjectRef ref, Set<ObjectRef> neighbours) {
    if (!ref.name().isEmpty()) {
      neighbours.add(ref);
    }
  }
}
