package dev.holdfast.core.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linkage of what an impact holds. Volumes and snapshot contents have no namespace: what links
 * their claim or snapshot links them too.
 */
final class ItemLinkage {
  private final LinkageRules rules;
  private final Inventory inventory;
  private final Bindings bindings;
  private final Map<String, List<Map<String, String>>> labels = new HashMap<>();

  ItemLinkage(LinkageRules rules, Inventory inventory, Bindings bindings) {
    this.rules = rules;
    this.inventory = inventory;
    this.bindings = bindings;
  }

  Linkage of(Fall fall) {
    List<InventoryObject> objects = new ArrayList<>(fall.versions());
    Map<String, List<Map<String, String>>> namespaces = new LinkedHashMap<>();
    if (fall.is("", "namespaces")) {
      namespaces.put(fall.ref().name(), labels(fall.ref().name()));
    }
    if (fall.is("", Bindings.VOLUMES)) {
      bindings.claimsOf(fall.ref()).forEach(claim -> objects.addAll(inventory.versions(claim)));
      fall.versions()
          .forEach(version -> namespace(version.field("spec.claimRef.namespace"), namespaces));
    }
    if (fall.is(Relations.SNAPSHOTS, Bindings.CONTENTS)) {
      for (InventoryObject version : fall.versions()) {
        ObjectRef snapshot = Bindings.snapshotOf(version);
        objects.addAll(inventory.versions(snapshot));
        namespace(snapshot.namespace(), namespaces);
      }
    }
    namespace(fall.ref().namespace(), namespaces);
    return rules.of(objects, namespaces);
  }

  private void namespace(String name, Map<String, List<Map<String, String>>> into) {
    if (!name.isEmpty()) {
      into.put(name, labels(name));
    }
  }

  private List<Map<String, String>> labels(String namespace) {
    return labels.computeIfAbsent(
        namespace,
        name -> {
          List<Map<String, String>> versions =
              inventory.versions(new ObjectRef("", "namespaces", "Namespace", "", name)).stream()
                  .map(InventoryObject::labels)
                  .toList();
          return versions.isEmpty() ? List.of(inventory.namespaceLabels(name)) : versions;
        });
  }
}
