package dev.holdfast.core.impact;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Everything watched that the cluster holds, as one consistent view. Implementations are immutable
 * or safe for concurrent readers; core never changes one.
 */
public interface Inventory {
  Optional<InventoryObject> find(ObjectRef ref);

  Optional<InventoryObject> byUid(String uid);

  /** Objects whose ownerReferences name this uid. */
  Collection<InventoryObject> dependents(String ownerUid);

  /** Watched objects in a namespace. */
  Collection<InventoryObject> inNamespace(String namespace);

  /** Objects of one kind, in all namespaces. */
  Collection<InventoryObject> ofKind(String group, String resource);

  /** Volumes and snapshot contents on this backing. */
  Collection<InventoryObject> onBacking(Backing backing);

  /** Labels of a namespace; empty when it isn't known. */
  Map<String, String> namespaceLabels(String namespace);
}
