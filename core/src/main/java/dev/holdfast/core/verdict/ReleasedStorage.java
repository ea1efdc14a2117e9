package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.ActingForOthers.Result;
import java.util.Set;
import java.util.TreeSet;

/**
 * A volume whose claim is gone, or a content whose snapshot goes: that it goes as well was judged
 * there. So was that a storage system's own object of it goes. It doesn't matter who sends it,
 * since drivers run under accounts of their own.
 */
final class ReleasedStorage {
  private ReleasedStorage() {}

  /** Whether storage is let go of by it. */
  static boolean isHolder(ObjectRef ref) {
    return isVolume(ref) || ref.is("snapshot.storage.k8s.io", "volumesnapshotcontents");
  }

  /** Whether a holder's end was judged at what it held the storage for. */
  static Result holder(InventoryObject holder, Evidence evidence) {
    return isVolume(holder.ref()) ? volume(holder, evidence) : content(holder, evidence);
  }

  private static boolean isVolume(ObjectRef ref) {
    return ref.is("", "persistentvolumes");
  }

  private static Result volume(InventoryObject volume, Evidence evidence) {
    String phase = volume.field("status.phase");
    boolean released = phase.equals("Released") || phase.equals("Failed");
    String name = volume.field("spec.claimRef.name");
    if (!released
        || !volume.field("spec.persistentVolumeReclaimPolicy").equals("Delete")
        || volume.field("spec.claimRef.uid").isEmpty()
        || name.isEmpty()) {
      return Result.ON_ITS_OWN;
    }
    ObjectRef claim = Neighbours.claim(volume.field("spec.claimRef.namespace"), name);
    return switch (ActingForOthers.read(claim, evidence)) {
      case LiveObject.Absent() -> Result.CARRIES_OUT;
      case LiveObject.Found(InventoryObject found) ->
          found.uid().equals(volume.field("spec.claimRef.uid"))
              ? Result.ON_ITS_OWN
              : Result.CARRIES_OUT;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  /** The snapshot-controller deletes the content while the terminating snapshot is still there. */
  private static Result content(InventoryObject content, Evidence evidence) {
    String uid = content.field("spec.volumeSnapshotRef.uid");
    String name = content.field("spec.volumeSnapshotRef.name");
    if (!content.field("spec.deletionPolicy").equals("Delete") || uid.isEmpty() || name.isEmpty()) {
      return Result.ON_ITS_OWN;
    }
    ObjectRef snapshot =
        Neighbours.snapshot(content.field("spec.volumeSnapshotRef.namespace"), name);
    return switch (ActingForOthers.read(snapshot, evidence)) {
      case LiveObject.Absent() -> Result.CARRIES_OUT;
      case LiveObject.Found(InventoryObject found) ->
          found.uid().equals(uid) && !found.deleting() ? Result.ON_ITS_OWN : Result.CARRIES_OUT;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  /** Only when every volume and content on its storage is let go of, of which there is one. */
  static Result behind(InventoryObject own, DataKind kind, Inventory inventory, Evidence evidence) {
    Set<ObjectRef> holders = new TreeSet<>();
    for (Backing backing : Backings.of(own, kind)) {
      for (InventoryObject object : inventory.onBacking(backing)) {
        if (isHolder(object.ref()) && !object.ref().equals(own.ref())) {
          holders.add(object.ref());
        }
      }
    }
    if (holders.isEmpty()) {
      return Result.ON_ITS_OWN;
    }
    Result result = Result.ON_ITS_OWN;
    for (LiveObject holder : evidence.read(holders).values()) {
      Result one =
          switch (holder) {
            case LiveObject.Found(InventoryObject found) -> holder(found, evidence);
            case LiveObject.Absent() -> Result.CARRIES_OUT;
            case LiveObject.Unreadable _ -> Result.UNREADABLE;
          };
      if (one != Result.CARRIES_OUT) {
        return one;
      }
      result = one;
    }
    return result;
  }
}
