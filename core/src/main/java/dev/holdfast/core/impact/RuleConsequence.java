package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    fall.versions().forEach(version -> refs.addAll(dependents(rule, version, inventory)));
    return refs;
  }

  /** What one rule says depends on an object. */
  private static Set<ObjectRef> dependents(
      DependentRule rule, InventoryObject object, Inventory inventory) {
    Relations.Lookup lookup = Relations.lookup(rule);
    Optional<String> text = lookup.value().fill(object::text);
    boolean counts = rule.all().stream().allMatch(one -> one.describes(object::field));
    return text.isEmpty() || !counts
        ? Set.of()
        : inventory.matching(rule.group(), rule.resource(), lookup.key(), text.get()).stream()
            .filter(other -> near(rule, object.ref(), other.ref()))
            .filter(other -> selected(rule.selector(), object, other))
            .map(InventoryObject::ref)
            .collect(Collectors.toSet());
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
