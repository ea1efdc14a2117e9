package dev.holdfast.core.reach;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the volumes of a Pod lead to. */
final class Mounts {
  private final DataKind volumes;

  Mounts(Catalogue catalogue) {
    volumes = PodKind.volumes(catalogue);
  }

  /**
   * Every reach of a Pod.
   *
   * @param pod projected as {@link PodKind}; its name doesn't matter unless it runs
   * @param running whether it is there already, so that its ephemeral claims are too
   * @param pointer to its spec
   */
  List<Reach> of(
      InventoryObject pod, String namespace, boolean running, String pointer, Inventory inventory) {
    List<Reach> reaches = new ArrayList<>();
    for (PodVolume volume : PodVolume.of(pod)) {
      String at = running ? "" : pointer + "/volumes/" + volume.index();
      String how = "volume " + volume.name() + " mounts";
      if (!volume.claim().isEmpty()) {
        reaches.add(new Reach(at, how, List.of(claim(namespace, volume.claim())), true));
      }
      if (volume.ephemeral() && running) {
        String name = pod.ref().name() + "-" + volume.name();
        reaches.add(new Reach(at, how, List.of(claim(namespace, name)), true));
      }
      if (!volume.ephemeralVolume().isEmpty()) {
        reaches.add(new Reach(at, how, List.of(volume(volume.ephemeralVolume())), true));
      }
      Set<ObjectRef> same = sameStorage(volume.asVolume(), inventory);
      if (!same.isEmpty()) {
        String inline = "volume " + volume.name() + " is on the storage of";
        reaches.add(new Reach(at, inline, List.copyOf(same), false));
      }
    }
    return reaches;
  }

  /**
   * Whether a Pod mounts storage by its own words, for which only the inventory knows the owner.
   */
  boolean inline(InventoryObject pod) {
    return PodVolume.of(pod).stream()
        .map(PodVolume::asVolume)
        .anyMatch(one -> !Backings.of(one, volumes).isEmpty() || !Place.of(one).isEmpty());
  }

  private Set<ObjectRef> sameStorage(InventoryObject inline, Inventory inventory) {
    Set<ObjectRef> same = new TreeSet<>();
    Backings.of(inline, volumes)
        .forEach(backing -> inventory.onBacking(backing).forEach(one -> same.add(one.ref())));
    List<Place> places = Place.of(inline);
    if (!places.isEmpty()) {
      for (InventoryObject known : inventory.ofKind(volumes.group(), volumes.resource())) {
        if (Place.of(known).stream().anyMatch(one -> places.stream().anyMatch(one::overlaps))) {
          same.add(known.ref());
        }
      }
    }
    return same;
  }

  static ObjectRef claim(String namespace, String name) {
    return new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", namespace, name);
  }

  static ObjectRef volume(String name) {
    return new ObjectRef("", "persistentvolumes", "PersistentVolume", "", name);
  }
}
