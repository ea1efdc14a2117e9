package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the inventory in memory. Readers run beside writers without waiting: while an object is
 * replaced they see the old or the new one, never none. Writers exclude each other.
 */
public final class InMemoryInventory implements Inventory {
  private record Kind(String group, String resource) {}

  private record Uid(String uid) {}

  private record Owner(String uid) {}

  private record In(String namespace) {}

  private record Value(String group, String resource, String template, String text) {}

  private final Map<Kind, Map<ObjectRef, InventoryObject>> kinds = new ConcurrentHashMap<>();
  private final Buckets<Object> index = new Buckets<>();
  private final Catalogue catalogue;
  private final Relations relations;
  private final Compaction compaction = new Compaction();

  public InMemoryInventory(Catalogue catalogue) {
    this.catalogue = requireNonNull(catalogue, "catalogue is null");
    relations = new Relations(catalogue);
  }

  /** Adds an object, or replaces the one of that name. */
  public synchronized void put(InventoryObject object) {
    Map<ObjectRef, InventoryObject> ofKind =
        kinds.computeIfAbsent(kind(object.ref()), _ -> new ConcurrentHashMap<>());
    InventoryObject old = ofKind.get(object.ref());
    InventoryObject kept = compaction.of(object, old);
    Set<Object> before = old == null ? Set.of() : keys(old);
    Set<Object> after = keys(kept);
    // What is new comes first and what is over goes last, so a reader always finds the object.
    for (Object key : after) {
      if (!before.contains(key)) {
        index.add(key, kept.ref());
      }
    }
    ofKind.put(kept.ref(), kept);
    for (Object key : before) {
      if (!after.contains(key)) {
        index.remove(key, kept.ref());
      }
    }
  }

  /** Forgets an object; nothing happens when it isn't there. */
  public synchronized void remove(ObjectRef ref) {
    Map<ObjectRef, InventoryObject> ofKind = kinds.get(kind(ref));
    InventoryObject old = ofKind == null ? null : ofKind.remove(ref);
    if (old != null) {
      keys(old).forEach(key -> index.remove(key, ref));
    }
  }

  /** Makes these all that there is of a kind. */
  public void replace(String group, String resource, Collection<InventoryObject> objects) {
    Set<ObjectRef> gone = new HashSet<>();
    ofKind(group, resource).forEach(object -> gone.add(object.ref()));
    for (InventoryObject object : objects) {
      put(object);
      gone.remove(object.ref());
    }
    gone.forEach(this::remove);
  }

  @Override
  public Optional<InventoryObject> find(ObjectRef ref) {
    Map<ObjectRef, InventoryObject> ofKind = kinds.get(kind(ref));
    return ofKind == null ? Optional.empty() : Optional.ofNullable(ofKind.get(ref));
  }

  @Override
  public Optional<InventoryObject> byUid(String uid) {
    return indexed(new Uid(uid)).stream().findFirst();
  }

  @Override
  public Collection<InventoryObject> dependents(String ownerUid) {
    return indexed(new Owner(ownerUid));
  }

  @Override
  public Collection<InventoryObject> inNamespace(String namespace) {
    return indexed(new In(namespace));
  }

  @Override
  public Collection<InventoryObject> ofKind(String group, String resource) {
    return List.copyOf(kinds.getOrDefault(new Kind(group, resource), Map.of()).values());
  }

  @Override
  public Collection<InventoryObject> onBacking(Backing backing) {
    return indexed(backing);
  }

  @Override
  public Collection<InventoryObject> matching(
      String group, String resource, Template template, String text) {
    return relations.has(group, resource, template)
        ? indexed(new Value(group, resource, template.text(), text))
        : Inventory.super.matching(group, resource, template, text);
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return find(new ObjectRef("", "namespaces", "Namespace", "", namespace))
        .map(InventoryObject::labels)
        .orElse(Map.of());
  }

  /** How many objects of a kind it holds. */
  public int count(String group, String resource) {
    return kinds.getOrDefault(new Kind(group, resource), Map.of()).size();
  }

  /** How many objects it holds. */
  public int size() {
    return kinds.values().stream().mapToInt(Map::size).sum();
  }

  private List<InventoryObject> indexed(Object key) {
    Collection<ObjectRef> refs = index.get(key);
    if (refs.isEmpty()) {
      return List.of();
    }
    List<InventoryObject> objects = new ArrayList<>(refs.size());
    for (ObjectRef ref : refs) {
      find(ref).ifPresent(objects::add);
    }
    return objects;
  }

  private Set<Object> keys(InventoryObject object) {
    ObjectRef ref = object.ref();
    Set<Object> keys = new HashSet<>();
    keys.add(new Uid(object.uid()));
    if (!ref.namespace().isEmpty()) {
      keys.add(new In(ref.namespace()));
    }
    object.owners().forEach(owner -> keys.add(new Owner(owner.uid())));
    catalogue
        .find(ref.group(), ref.resource())
        .ifPresent(kind -> keys.addAll(Backings.of(object, kind)));
    for (Template template : relations.of(ref.group(), ref.resource())) {
      template
          .fill(object::text)
          .ifPresent(
              text -> keys.add(new Value(ref.group(), ref.resource(), template.text(), text)));
    }
    return keys;
  }

  private static Kind kind(ObjectRef ref) {
    return new Kind(ref.group(), ref.resource());
  }
}
