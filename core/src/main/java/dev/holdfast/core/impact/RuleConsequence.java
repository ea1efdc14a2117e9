package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the catalogue says falls with an object, besides what its owner references say. */
final class RuleConsequence implements Consequence {
  @Override
  public void of(Fall fall, Closure closure) {
    if (!fall.gone()) {
      return;
    }
    Retention retention = closure.retention();
    for (DependentRule rule : fall.kind().dependents()) {
      Fate fate = Fate.valueOf(rule.fate());
      for (ObjectRef dependent : dependents(rule, fall, closure.inventory())) {
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

  private static Set<ObjectRef> dependents(DependentRule rule, Fall fall, Inventory inventory) {
    Set<ObjectRef> refs = new TreeSet<>();
    Relations.Lookup lookup = Relations.lookup(rule);
    for (InventoryObject version : fall.versions()) {
      Optional<String> text = lookup.value().fill(version::text);
      boolean counts = rule.all().stream().allMatch(one -> one.describes(version::field));
      if (text.isEmpty() || !counts) {
        continue;
      }
      for (InventoryObject object :
          inventory.matching(rule.group(), rule.resource(), lookup.key(), text.get())) {
        if (near(rule, version.ref(), object.ref()) && selected(rule.selector(), version, object)) {
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

  private static boolean selected(
      Map<String, Template> selector, InventoryObject from, InventoryObject to) {
    return selector.entrySet().stream()
        .allMatch(
            entry ->
                entry
                    .getValue()
                    .fill(from::text)
                    .filter(text -> text.equals(to.labels().get(entry.getKey())))
                    .isPresent());
  }
}
