package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.DependentRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the catalogue says falls with an object, besides what its owner references say. */
final class RuleConsequence implements Consequence {
  private final ObjectRef target;
  private final boolean triggered;

  /**
   * The catalogue's ways for one change.
   *
   * @param triggered whether the target falls upon its dependents, rather than with them
   */
  RuleConsequence(ObjectRef target, boolean triggered) {
    this.target = target;
    this.triggered = triggered;
  }

  @Override
  public void of(Fall fall, Closure closure) {
    boolean spent = fall.kind().destroysByCreation() && !(triggered && fall.ref().equals(target));
    if (!fall.gone() || spent) {
      return;
    }
    Retention retention = closure.retention();
    for (DependentRule rule : fall.kind().dependents()) {
      Fate fate = Fate.valueOf(rule.fate());
      for (ObjectRef dependent : dependents(rule, bearing(rule, fall), closure.inventory())) {
        boolean gone = fate.losing();
        closure.reach(
            dependent,
            fate == Fate.Destroyed ? retention.whenDeleted(dependent) : fate,
            gone,
            fall,
            "depends on " + fall.ref());
      }
    }
  }

  private static List<InventoryObject> bearing(DependentRule rule, Fall fall) {
    return fall.versions().stream()
        .filter(version -> rule.all().stream().allMatch(one -> one.describes(version::field)))
        .toList();
  }

  /** What a rule names, by any of these versions of what falls. */
  static Set<ObjectRef> dependents(
      DependentRule rule, List<InventoryObject> versions, Inventory inventory) {
    Set<ObjectRef> refs = new TreeSet<>();
    Relations.Lookup lookup = Relations.lookup(rule);
    for (InventoryObject version : versions) {
      Optional<String> text = lookup.value().fill(version::text);
      if (text.isEmpty()) {
        continue;
      }
      for (InventoryObject object :
          inventory.matching(rule.group(), rule.resource(), lookup.key(), text.get())) {
        if (near(rule, version.ref(), object.ref())
            && rule.selects(version::text, object.labels())) {
          refs.add(object.ref());
        }
      }
    }
    return refs;
  }

  private static boolean near(DependentRule rule, ObjectRef from, ObjectRef to) {
    return rule.anyNamespace()
        || from.namespace().isEmpty()
        || to.namespace().isEmpty()
        || from.namespace().equals(to.namespace());
  }
}
