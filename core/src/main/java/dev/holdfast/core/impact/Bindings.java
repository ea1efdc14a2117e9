package dev.holdfast.core.impact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which claim is bound to which volume, and which snapshot to which content; looked up once. */
final class Bindings {
  static final String CLAIMS = "persistentvolumeclaims";
  static final String VOLUMES = "persistentvolumes";
  static final String SNAPSHOTS = "volumesnapshots";
  static final String CONTENTS = "volumesnapshotcontents";

  private final Inventory inventory;
  private final Map<ObjectRef, Set<ObjectRef>> volumes = new HashMap<>();
  private final Map<ObjectRef, Set<ObjectRef>> claims = new HashMap<>();
  private final Map<ObjectRef, Set<ObjectRef>> contents = new HashMap<>();

  Bindings(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Volumes that the fall of a claim releases, sorted. */
  Set<ObjectRef> volumesOf(ObjectRef claim) {
    return volumes.computeIfAbsent(claim, this::findVolumes);
  }

  private Set<ObjectRef> findVolumes(ObjectRef claim) {
    Set<ObjectRef> candidates = new TreeSet<>();
    for (InventoryObject version : inventory.versions(claim)) {
      candidates.add(volume(version.field("spec.volumeName")));
    }
    add(inventory.matching("", VOLUMES, Relations.VOLUME_CLAIM, path(claim)), candidates);
    candidates.removeIf(volume -> !bound(volume, claim));
    return candidates;
  }

  /** Claims that lose their data with a volume, sorted. */
  Set<ObjectRef> claimsOf(ObjectRef volume) {
    return claims.computeIfAbsent(volume, this::findClaims);
  }

  private Set<ObjectRef> findClaims(ObjectRef volume) {
    Set<ObjectRef> candidates = new TreeSet<>();
    for (InventoryObject version : inventory.versions(volume)) {
      candidates.add(
          claim(version.field("spec.claimRef.namespace"), version.field("spec.claimRef.name")));
    }
    candidates.removeIf(claim -> !bound(volume, claim));
    return candidates;
  }

  /** Contents that go, or stay behind, when a snapshot falls, sorted. */
  Set<ObjectRef> contentsOf(ObjectRef snapshot) {
    return contents.computeIfAbsent(snapshot, this::findContents);
  }

  private Set<ObjectRef> findContents(ObjectRef snapshot) {
    Set<ObjectRef> found = new TreeSet<>();
    add(
        inventory.matching(
            Relations.SNAPSHOTS, CONTENTS, Relations.CONTENT_SNAPSHOT, path(snapshot)),
        found);
    for (InventoryObject version : inventory.versions(snapshot)) {
      for (String path :
          List.of(
              "status.boundVolumeSnapshotContentName", "spec.source.volumeSnapshotContentName")) {
        ObjectRef content = content(version.field(path));
        if (inventory.versions(content).stream()
            .anyMatch(held -> snapshotOf(held).equals(snapshot))) {
          found.add(content);
        }
      }
    }
    return found;
  }

  /** The snapshot that a content names; an empty name when it names none. */
  static ObjectRef snapshotOf(InventoryObject content) {
    return new ObjectRef(
        Relations.SNAPSHOTS,
        SNAPSHOTS,
        "VolumeSnapshot",
        content.field("spec.volumeSnapshotRef.namespace"),
        content.field("spec.volumeSnapshotRef.name"));
  }

  static ObjectRef claim(String namespace, String name) {
    return new ObjectRef("", CLAIMS, "PersistentVolumeClaim", namespace, name);
  }

  static ObjectRef volume(String name) {
    return new ObjectRef("", VOLUMES, "PersistentVolume", "", name);
  }

  static ObjectRef content(String name) {
    return new ObjectRef(Relations.SNAPSHOTS, CONTENTS, "VolumeSnapshotContent", "", name);
  }

  /**
   * Whether the volume is the claim's, in any of what is believed of both. A volume that names
   * another claim isn't, whatever the claim says: anybody may name any volume in a claim.
   */
  private boolean bound(ObjectRef volume, ObjectRef claim) {
    for (InventoryObject ofVolume : inventory.versions(volume)) {
      for (InventoryObject ofClaim : inventory.versions(claim)) {
        if (bound(ofVolume, ofClaim)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean bound(InventoryObject volume, InventoryObject claim) {
    String name = volume.field("spec.claimRef.name");
    if (name.isEmpty()) {
      return claim.field("spec.volumeName").equals(volume.ref().name());
    }
    String uid = volume.field("spec.claimRef.uid");
    return name.equals(claim.ref().name())
        && volume.field("spec.claimRef.namespace").equals(claim.ref().namespace())
        && (uid.isEmpty() || claim.uid().isEmpty() || uid.equals(claim.uid()));
  }

  private static String path(ObjectRef ref) {
    return ref.namespace() + "/" + ref.name();
  }

  private static void add(Collection<InventoryObject> objects, Set<ObjectRef> to) {
    objects.forEach(object -> to.add(object.ref()));
  }
}
