package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inventory of objects given as YAML, searched from end to end. */
record TestingInventory(List<InventoryObject> objects) implements Inventory {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  static TestingInventory of(String... objects) {
    List<InventoryObject> all = new ArrayList<>();
    for (String object : objects) {
      all.add(object(object));
    }
    return new TestingInventory(all);
  }

  static InventoryObject object(String yaml) {
    JsonNode object = TestingReviews.yaml(yaml);
    String kind = object.path("kind").asText();
    String apiVersion = object.path("apiVersion").asText();
    for (DataKind one : CATALOGUE.kinds()) {
      if (one.kind().equals(kind)
          && (apiVersion.isEmpty() || apiVersion.startsWith(one.group() + "/"))) {
        return Projection.of(object, one);
      }
    }
    throw new AssertionError("not watched: " + kind);
  }

  @Override
  public Optional<InventoryObject> find(ObjectRef ref) {
    return objects.stream().filter(object -> object.ref().equals(ref)).findFirst();
  }

  @Override
  public Optional<InventoryObject> byUid(String uid) {
    return objects.stream().filter(object -> object.uid().equals(uid)).findFirst();
  }

  @Override
  public Collection<InventoryObject> dependents(String ownerUid) {
    return objects.stream()
        .filter(object -> object.owners().stream().anyMatch(owner -> owner.uid().equals(ownerUid)))
        .toList();
  }

  @Override
  public Collection<InventoryObject> inNamespace(String namespace) {
    return objects.stream().filter(object -> object.ref().namespace().equals(namespace)).toList();
  }

  @Override
  public Collection<InventoryObject> ofKind(String group, String resource) {
    return objects.stream()
        .filter(object -> object.ref().group().equals(group))
        .filter(object -> object.ref().resource().equals(resource))
        .toList();
  }

  @Override
  public Collection<InventoryObject> onBacking(Backing backing) {
    return objects.stream()
        .filter(
            object ->
                Backings.of(
                        object,
                        CATALOGUE.find(object.ref().group(), object.ref().resource()).orElseThrow())
                    .contains(backing))
        .toList();
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return find(Neighbours.namespace(namespace)).map(InventoryObject::labels).orElse(Map.of());
  }
}
