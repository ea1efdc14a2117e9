package dev.holdfast.core.verdict;

import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.ActingForOthers.Result;

/**
 * A volume whose claim is gone, or a content whose snapshot goes: that it goes as well was judged
 * there. It doesn't matter who sends it, since drivers run under accounts of their own.
 */
final class ReleasedStorage {
  private ReleasedStorage() {}

  static Result volume(InventoryObject volume, Evidence evidence) {
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
  static Result content(InventoryObject content, Evidence evidence) {
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
}
