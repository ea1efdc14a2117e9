package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything watched that the cluster holds, as one consistent view. Implementations are immutable
 * or safe for concurrent readers; core never changes one.
 */
public interface Inventory {
  Optional<InventoryObject> find(ObjectRef ref);

  /**
   * Everything that is believed of an object: usually one entry, two where a live read disagrees
   * with the cache. Whoever decides takes the worse of them. Empty when nothing is known.
   */
  default List<InventoryObject> versions(ObjectRef ref) {
    return find(ref).map(List::of).orElse(List.of());
  }

  Optional<InventoryObject> byUid(String uid);

  /** Objects whose ownerReferences name this uid. */
  Collection<InventoryObject> dependents(String ownerUid);

  /** Watched objects in a namespace. */
  Collection<InventoryObject> inNamespace(String namespace);

  /** Objects of one kind, in all namespaces. */
  Collection<InventoryObject> ofKind(String group, String resource);

  /** Volumes and snapshot contents on this backing. */
  Collection<InventoryObject> onBacking(Backing backing);

  /** Objects of a kind for which the template gives this text. */
  default Collection<InventoryObject> matching(
      String group, String resource, Template template, String text) {
    return ofKind(group, resource).stream()
        .filter(object -> template.fill(object::text).filter(text::equals).isPresent())
        .toList();
  }

  /** Labels of a namespace; empty when it isn't known. */
  Map<String, String> namespaceLabels(String namespace);
}
