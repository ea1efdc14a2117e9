package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Reached;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is read live before a destructive change is allowed. */
final class Neighbours {
  private static final String SNAPSHOTS = "snapshot.storage.k8s.io";

  private Neighbours() {}

  static ObjectRef namespace(String name) {
    return new ObjectRef("", "namespaces", "Namespace", "", name);
  }

  static ObjectRef claim(String namespace, String name) {
    return new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", namespace, name);
  }

  static ObjectRef volume(String name) {
    return new ObjectRef("", "persistentvolumes", "PersistentVolume", "", name);
  }

  static ObjectRef snapshot(String namespace, String name) {
    return new ObjectRef(SNAPSHOTS, "volumesnapshots", "VolumeSnapshot", namespace, name);
  }

  /** The one that a change is about. */
  static ObjectRef target(Change change, DataKind kind) {
    return new ObjectRef(
        kind.group(), kind.resource(), kind.kind(), change.namespace(), change.name());
  }

  /**
   * Its namespace, and what it is bound to; behind a Scale also the object that it scales.
   *
   * @param target as the review shows it
   */
  static List<ObjectRef> of(Change change, InventoryObject target, Catalogue catalogue) {
    List<ObjectRef> refs = new ArrayList<>();
    if (change.subresource().equals("scale")) {
      refs.add(target.ref());
    }
    if (!target.ref().namespace().isEmpty()) {
      refs.add(namespace(target.ref().namespace()));
    }
    switch (target.ref().resource()) {
      case "persistentvolumeclaims" -> volume(target.field("spec.volumeName"), refs);
      case "persistentvolumes" ->
          claim(target.field("spec.claimRef.namespace"), target.field("spec.claimRef.name"), refs);
      case "volumesnapshots" -> {
        claim(
            target.ref().namespace(), target.field("spec.source.persistentVolumeClaimName"), refs);
        content(target.field("status.boundVolumeSnapshotContentName"), refs);
      }
      case "volumesnapshotcontents" -> {
        String namespace = target.field("spec.volumeSnapshotRef.namespace");
        String name = target.field("spec.volumeSnapshotRef.name");
        if (!namespace.isEmpty() && !name.isEmpty()) {
          refs.add(namespace(namespace));
          refs.add(snapshot(namespace, name));
        }
      }
      default -> {}
    }
    refs.removeIf(ref -> catalogue.find(ref.group(), ref.resource()).isEmpty());
    return refs;
  }

  /**
   * Namespace of the change, and what it names to get a hand on. What was found in the inventory
   * alone needs no other look: who takes its labels off is judged there.
   */
  static List<ObjectRef> of(Change change, List<Reached> reached, Inventory cached) {
    Set<ObjectRef> refs = new LinkedHashSet<>();
    for (Reached one : reached) {
      if (one.named()) {
        refs.add(namespace(change.namespace()));
        refs.add(one.ref());
        cached
            .find(one.ref())
            .map(claim -> claim.field("spec.volumeName"))
            .filter(name -> !name.isEmpty())
            .ifPresent(name -> refs.add(volume(name)));
      }
    }
    return List.copyOf(refs);
  }

  private static void content(String name, List<ObjectRef> into) {
    if (!name.isEmpty()) {
      into.add(
          new ObjectRef(SNAPSHOTS, "volumesnapshotcontents", "VolumeSnapshotContent", "", name));
    }
  }

  private static void volume(String name, List<ObjectRef> into) {
    if (!name.isEmpty()) {
      into.add(volume(name));
    }
  }

  private static void claim(String namespace, String name, List<ObjectRef> into) {
    if (!namespace.isEmpty() && !name.isEmpty()) {
      into.add(claim(namespace, name));
      if (!into.contains(namespace(namespace))) {
        into.add(namespace(namespace));
      }
    }
  }
}
