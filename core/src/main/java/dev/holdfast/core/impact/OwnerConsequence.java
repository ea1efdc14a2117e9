package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the garbage collector takes: an object falls when the last of its owners goes. An owner of a
 * kind that isn't watched is believed to be there, since nobody can say more; should it be gone,
 * the collector's own request is judged.
 */
final class OwnerConsequence implements Consequence {
  private record Kind(String group, String kind) {}

  /** Owners looked through for one dependent; whoever stands on more is believed to go. */
  private static final int OWNERS = 100;

  private final Set<Kind> watched = new HashSet<>();
  private final ObjectRef target;
  private final boolean orphan;
  private final boolean collection;

  /**
   * The collector's ways for one change.
   *
   * @param orphan whether the target's own dependents are spared (propagationPolicy Orphan)
   * @param collection whether others of the target's kind and namespace may go with it, unseen: a
   *     deletecollection is reviewed item by item, and each would point at the others as holding
   */
  OwnerConsequence(Catalogue catalogue, ObjectRef target, boolean orphan, boolean collection) {
    this.target = target;
    this.orphan = orphan;
    this.collection = collection;
    catalogue.kinds().forEach(kind -> watched.add(new Kind(kind.group(), kind.kind())));
  }

  @Override
  public void of(Fall fall, Closure closure) {
    if (!fall.gone()) {
      return;
    }
    Set<ObjectRef> dependents = new TreeSet<>();
    for (InventoryObject version : fall.versions()) {
      if (!version.uid().isEmpty()) {
        closure
            .inventory()
            .dependents(version.uid())
            .forEach(dependent -> dependents.add(dependent.ref()));
      }
    }
    boolean spared = orphan && fall.ref().equals(target);
    Retention retention = closure.retention();
    for (ObjectRef dependent : dependents) {
      String reason = "owned by " + fall.ref();
      if (spared || !falls(dependent, closure)) {
        closure.reach(dependent, Fate.Orphaned, false, fall, reason);
      } else {
        closure.reach(dependent, retention.whenDeleted(dependent), true, fall, reason);
      }
    }
  }

  private boolean falls(ObjectRef dependent, Closure closure) {
    return closure.inventory().versions(dependent).stream()
        .map(InventoryObject::owners)
        .filter(owners -> !owners.isEmpty())
        .anyMatch(owners -> noneHolds(owners, closure));
  }

  private boolean noneHolds(List<OwnerReference> owners, Closure closure) {
    return owners.stream().noneMatch(owner -> holds(owner, closure));
  }

  private boolean holds(OwnerReference owner, Closure closure) {
    if (closure.gone(owner.uid())) {
      return false;
    }
    return closure
        .inventory()
        .byUid(owner.uid())
        .map(
            object ->
                !object.deleting() && !(collection && goesAlong(object, closure, new HashMap<>())))
        .orElseGet(() -> !watched.contains(kind(owner)));
  }

  /** Whether it is another item of the collection, or stands on such items alone. */
  private boolean goesAlong(
      InventoryObject object, Closure closure, Map<ObjectRef, Boolean> known) {
    ObjectRef ref = object.ref();
    if (ref.group().equals(target.group())
        && ref.resource().equals(target.resource())
        && ref.namespace().equals(target.namespace())) {
      return true;
    }
    // On the way round a ring it holds: the collector leaves rings alone.
    Boolean before = known.putIfAbsent(ref, false);
    if (before != null || known.size() > OWNERS) {
      return before == null || before;
    }
    boolean goes =
        !object.owners().isEmpty()
            && object.owners().stream().allMatch(owner -> goesAlong(owner, closure, known));
    known.put(ref, goes);
    return goes;
  }

  private boolean goesAlong(OwnerReference owner, Closure closure, Map<ObjectRef, Boolean> known) {
    return closure.gone(owner.uid())
        || closure
            .inventory()
            .byUid(owner.uid())
            .filter(object -> goesAlong(object, closure, known))
            .isPresent();
  }

  private static Kind kind(OwnerReference owner) {
    int slash = owner.apiVersion().indexOf('/');
    return new Kind(slash < 0 ? "" : owner.apiVersion().substring(0, slash), owner.kind());
  }
}
