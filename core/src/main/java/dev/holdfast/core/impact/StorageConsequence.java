package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Claims, volumes, snapshots and the storage behind them. Whatever stands on storage that is let go
 * of is reached, in any namespace, since drivers delete by handle and never look for siblings. It
 * is reached as Recoverable when the storage is kept for now: undo keeps volumes only for a time,
 * and who lets go of shared storage should know whose it is as well.
 */
final class StorageConsequence implements Consequence {
  private final Catalogue catalogue;

  StorageConsequence(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void of(Fall fall, Closure closure) {
    if (!fall.fate().losing()) {
      return;
    }
    Bindings bindings = closure.bindings();
    if (fall.is("", Bindings.CLAIMS)) {
      for (ObjectRef volume : bindings.volumesOf(fall.ref())) {
        holder(volume, fall, closure);
      }
    } else if (fall.is("", Bindings.VOLUMES)) {
      for (ObjectRef claim : bindings.claimsOf(fall.ref())) {
        closure.reach(claim, fall.fate(), false, fall, "bound to " + fall.ref());
      }
      siblings(fall, closure);
      snapshotsThatNeedIt(fall, closure);
    } else if (fall.is(Relations.SNAPSHOTS, Bindings.SNAPSHOTS)) {
      for (ObjectRef content : bindings.contentsOf(fall.ref())) {
        holder(content, fall, closure);
      }
    } else if (fall.is(Relations.SNAPSHOTS, Bindings.CONTENTS)) {
      for (InventoryObject version : fall.versions()) {
        closure.reach(
            Bindings.snapshotOf(version), fall.fate(), false, fall, "bound to " + fall.ref());
      }
      siblings(fall, closure);
    }
  }

  /** A volume or content: its controller deletes it with what it is bound to, or keeps it. */
  private static void holder(ObjectRef holder, Fall fall, Closure closure) {
    Fate fate = fall.gone() ? closure.retention().whenDeleted(holder) : fall.fate();
    boolean goes = fall.gone() && fate == Fate.Destroyed;
    closure.reach(holder, fate, goes, fall, "bound to " + fall.ref());
  }

  private void siblings(Fall fall, Closure closure) {
    for (Backing backing : closure.backings().of(fall.ref())) {
      Set<ObjectRef> others = new TreeSet<>();
      for (InventoryObject object : closure.inventory().onBacking(backing)) {
        if (!object.ref().equals(fall.ref())) {
          others.add(object.ref());
        }
      }
      for (ObjectRef other : others) {
        closure.reach(
            other, fall.fate(), false, fall, "shares backing " + backing + " with " + fall.ref());
      }
    }
  }

  private void snapshotsThatNeedIt(Fall volume, Closure closure) {
    for (Backing backing : closure.backings().of(volume.ref())) {
      if (catalogue.snapshotsOutliveSource(backing.driver())) {
        continue;
      }
      Set<ObjectRef> contents = new TreeSet<>();
      closure
          .inventory()
          .matching(
              Relations.SNAPSHOTS, Bindings.CONTENTS, Relations.CONTENT_SOURCE, backing.toString())
          .forEach(content -> contents.add(content.ref()));
      for (ObjectRef content : contents) {
        closure.reach(
            content, volume.fate(), false, volume, "a snapshot that needs " + volume.ref());
      }
    }
  }
}
