package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.RestorePointRule;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.ActingForOthers.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot that a backup operator takes out of the cluster while its storage and the operator's
 * own backup keep it, as Velero does: vmware-tanzu/velero, pkg/util/csi/volume_snapshot.go,
 * DeleteReadyVolumeSnapshot.
 */
final class HandedOver {
  private static final String GROUP = "snapshot.storage.k8s.io";
  private static final String CONTENTS = "volumesnapshotcontents";
  private static final String CREATED = "metadata.creationTimestamp";

  private HandedOver() {}

  static boolean isSnapshot(ObjectRef ref) {
    return ref.is(GROUP, "volumesnapshots") || ref.is(GROUP, CONTENTS);
  }

  /**
   * Whether a living backup of these kinds keeps it.
   *
   * @param kinds those whose operator asks
   */
  static Result covers(
      InventoryObject target, List<DataKind> kinds, Inventory inventory, Evidence evidence) {
    ObjectRef ref = contentOf(target);
    return switch (ActingForOthers.read(ref, evidence)) {
      case LiveObject.Found(InventoryObject content) ->
          holds(content, target) && content.field("spec.deletionPolicy").equals("Retain")
              ? kept(content, target, kinds, inventory, evidence)
              : Result.ON_ITS_OWN;
      case LiveObject.Absent() -> Result.ON_ITS_OWN;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  private static ObjectRef contentOf(InventoryObject target) {
    return target.ref().is(GROUP, CONTENTS)
        ? target.ref()
        : new ObjectRef(
            GROUP,
            CONTENTS,
            "VolumeSnapshotContent",
            "",
            target.field("status.boundVolumeSnapshotContentName"));
  }

  private static boolean holds(InventoryObject content, InventoryObject target) {
    return content.uid().equals(target.uid())
        || content.field("spec.volumeSnapshotRef.uid").equals(target.uid());
  }

  private static Result kept(
      InventoryObject content,
      InventoryObject target,
      List<DataKind> kinds,
      Inventory inventory,
      Evidence evidence) {
    Result result = Result.ON_ITS_OWN;
    for (DataKind kind : kinds) {
      for (InventoryObject backup : inventory.ofKind(kind.group(), kind.resource())) {
        RestorePointRule rule = kind.restorePoint();
        if (rule != null && names(content, kind, backup)) {
          result = keeps(backup.ref(), rule, target, evidence);
          if (result != Result.ON_ITS_OWN) {
            return result;
          }
        }
      }
    }
    return result;
  }

  /** By the labels that the catalogue names, which the operator writes on what it made. */
  private static boolean names(InventoryObject content, DataKind kind, InventoryObject backup) {
    return kind.dependents().stream()
        .filter(rule -> rule.group().equals(GROUP) && rule.resource().equals(CONTENTS))
        .filter(rule -> !rule.selector().isEmpty())
        .anyMatch((DependentRule rule) -> rule.selects(backup::text, content.labels()));
  }

  /**
   * A label can be put on anybody's snapshot; one from before the backup isn't its own. It is done
   * before the backup says that it is complete.
   */
  private static Result keeps(
      ObjectRef ref, RestorePointRule rule, InventoryObject snapshot, Evidence evidence) {
    return switch (ActingForOthers.read(ref, evidence)) {
      case LiveObject.Found(InventoryObject backup) ->
          !backup.deleting()
                  && !rule.done().contains(backup.field(rule.phase().text()))
                  && isNotBefore(snapshot, backup)
              ? Result.CARRIES_OUT
              : Result.ON_ITS_OWN;
      case LiveObject.Absent() -> Result.ON_ITS_OWN;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  private static boolean isNotBefore(InventoryObject snapshot, InventoryObject backup) {
    Optional<Instant> taken = created(snapshot);
    Optional<Instant> begun = created(backup);
    return taken.isPresent() && begun.isPresent() && !taken.get().isBefore(begun.get());
  }

  private static Optional<Instant> created(InventoryObject object) {
    try {
      return Optional.of(Instant.parse(object.field(CREATED)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
