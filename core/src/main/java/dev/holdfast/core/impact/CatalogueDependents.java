package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import java.util.Set;
import java.util.TreeSet;

/** What belongs to an object: what it owns, and what its catalogue entry says depends on it. */
public final class CatalogueDependents {
  private CatalogueDependents() {}

  /** Sorted; not transitive. */
  public static Set<ObjectRef> of(InventoryObject object, DataKind kind, Inventory inventory) {
    Set<ObjectRef> refs = new TreeSet<>();
    if (!object.uid().isEmpty()) {
      inventory.dependents(object.uid()).forEach(dependent -> refs.add(dependent.ref()));
    }
    for (DependentRule rule : kind.dependents()) {
      refs.addAll(RuleConsequence.dependents(rule, object, inventory));
    }
    return refs;
  }
}
