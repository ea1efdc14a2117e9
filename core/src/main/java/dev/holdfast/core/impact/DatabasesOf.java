package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose data a claim holds: databases that own it, themselves or by what they own, and those whose
 * catalogue entry names it, whatever would become of it.
 */
final class DatabasesOf {
  private final Catalogue catalogue;
  private final Inventory inventory;
  private final Map<String, Map<ObjectRef, Set<ObjectRef>>> byNamespace = new HashMap<>();

  DatabasesOf(Catalogue catalogue, Inventory inventory) {
    this.catalogue = catalogue;
    this.inventory = inventory;
  }

  Set<ObjectRef> claim(ObjectRef claim) {
    Set<ObjectRef> databases =
        new TreeSet<>(
            byNamespace
                .computeIfAbsent(claim.namespace(), this::byRules)
                .getOrDefault(claim, Set.of()));
    owners(inventory.versions(claim), new HashSet<>(), databases);
    return databases;
  }

  private void owners(List<InventoryObject> objects, Set<String> seen, Set<ObjectRef> into) {
    for (InventoryObject object : objects) {
      for (OwnerReference reference : object.owners()) {
        Optional<InventoryObject> owner = inventory.byUid(reference.uid());
        if (owner.isPresent() && seen.add(reference.uid())) {
          if (kind(owner.get()).filter(kind -> kind.role() == Role.Database).isPresent()) {
            into.add(owner.get().ref());
          }
          owners(List.of(owner.get()), seen, into);
        }
      }
    }
  }

  private Map<ObjectRef, Set<ObjectRef>> byRules(String namespace) {
    Map<ObjectRef, Set<ObjectRef>> databases = new HashMap<>();
    for (InventoryObject object : inventory.inNamespace(namespace)) {
      kind(object)
          .filter(kind -> kind.role() == Role.Database && !kind.destroysByCreation())
          .ifPresent(kind -> claimsOf(object, kind, databases));
    }
    return databases;
  }

  private void claimsOf(
      InventoryObject database, DataKind kind, Map<ObjectRef, Set<ObjectRef>> into) {
    for (DependentRule rule : kind.dependents()) {
      if (rule.group().isEmpty() && rule.resource().equals(Bindings.CLAIMS)) {
        RuleConsequence.dependents(rule, List.of(database), inventory)
            .forEach(
                claim -> into.computeIfAbsent(claim, any -> new TreeSet<>()).add(database.ref()));
      }
    }
  }

  private Optional<DataKind> kind(InventoryObject object) {
    return catalogue.find(object.ref().group(), object.ref().resource());
  }
}
