package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows consequences until nothing new comes of them. An object is looked at again only when its
 * fate has become worse, which happens a few times at most, so cycles end.
 */
final class Closure {
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final int cap;
  private final Map<ObjectRef, Fall> falls = new HashMap<>();
  private final Set<String> goneUids = new HashSet<>();
  private final Deque<Fall> open = new ArrayDeque<>();
  private final Bindings bindings;
  private final BackingsOf backings;
  private final Retention retention;

  Closure(Catalogue catalogue, Inventory inventory, int cap) {
    this.catalogue = catalogue;
    this.inventory = inventory;
    this.cap = cap;
    bindings = new Bindings(inventory);
    backings = new BackingsOf(catalogue, inventory, bindings);
    retention = new Retention(catalogue, inventory, bindings);
  }

  /**
   * Notes that something happens to an object; nothing when it isn't watched or isn't there.
   *
   * @param gone whether the object itself goes
   * @param cause null for the target
   */
  void reach(ObjectRef ref, Fate fate, boolean gone, @Nullable Fall cause, String reason) {
    Fall known = falls.get(ref);
    if (known != null) {
      if (known.worsen(fate, gone, cause, reason)) {
        enqueue(known);
      }
      return;
    }
    List<InventoryObject> versions = inventory.versions(ref);
    Optional<DataKind> kind = catalogue.find(ref.group(), ref.resource());
    if (versions.isEmpty() || kind.isEmpty()) {
      return;
    }
    Fall fall =
        new Fall(versions.getFirst().ref(), kind.get(), versions, fate, gone, cause, reason);
    falls.put(ref, fall);
    enqueue(fall);
  }

  /** Follows everything; stops early when there is more than an impact may hold. */
  void follow(List<Consequence> consequences) {
    while (!open.isEmpty() && !tooLarge()) {
      Fall fall = open.removeFirst();
      for (Consequence consequence : consequences) {
        consequence.of(fall, this);
      }
    }
  }

  boolean tooLarge() {
    return falls.size() > cap;
  }

  Inventory inventory() {
    return inventory;
  }

  Bindings bindings() {
    return bindings;
  }

  BackingsOf backings() {
    return backings;
  }

  Retention retention() {
    return retention;
  }

  Collection<Fall> falls() {
    return falls.values();
  }

  Optional<Fall> at(ObjectRef ref) {
    return Optional.ofNullable(falls.get(ref));
  }

  /** Whether the object of this uid goes, as far as is known by now. */
  boolean gone(String uid) {
    return goneUids.contains(uid);
  }

  private void enqueue(Fall fall) {
    if (fall.gone()) {
      fall.versions().forEach(version -> goneUids.add(version.uid()));
    }
    open.addLast(fall);
  }
}
