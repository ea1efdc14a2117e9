package dev.holdfast.core.impact;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An index from a key to the objects that have it. Readers never wait and never miss an object that
 * keeps its key while it is replaced; adding and removing costs the same however many share a key.
 */
final class Buckets<K> {
  /** Most keys have one or two objects, for which an immutable set is far smaller. */
  private static final int SMALL = 2;

  private final Map<K, Set<ObjectRef>> buckets = new ConcurrentHashMap<>();

  Collection<ObjectRef> get(K key) {
    return buckets.getOrDefault(key, Set.of());
  }

  void add(K key, ObjectRef ref) {
    buckets.merge(key, Set.of(ref), (bucket, one) -> with(bucket, ref));
  }

  void remove(K key, ObjectRef ref) {
    buckets.computeIfPresent(key, (_, bucket) -> without(bucket, ref));
  }

  private static Set<ObjectRef> with(Set<ObjectRef> bucket, ObjectRef ref) {
    if (bucket.contains(ref)) {
      return bucket;
    }
    if (bucket.size() < SMALL) {
      return Set.of(bucket.iterator().next(), ref);
    }
    Set<ObjectRef> grown = bucket;
    if (bucket.size() == SMALL) {
      grown = ConcurrentHashMap.newKeySet();
      grown.addAll(bucket);
    }
    grown.add(ref);
    return grown;
  }

  private static @Nullable Set<ObjectRef> without(Set<ObjectRef> bucket, ObjectRef ref) {
    if (!bucket.contains(ref)) {
      return bucket;
    }
    if (bucket.size() > SMALL + 1) {
      bucket.remove(ref);
      return bucket;
    }
    Set<ObjectRef> rest = new HashSet<>(bucket);
    rest.remove(ref);
    return rest.isEmpty() ? null : Set.copyOf(rest);
  }
}
