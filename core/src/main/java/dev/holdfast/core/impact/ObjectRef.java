package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Names one object.
 *
 * @param namespace empty for cluster-scoped objects
 */
public record ObjectRef(String group, String resource, String kind, String namespace, String name)
    implements Comparable<ObjectRef> {
  public ObjectRef {
    requireNonNull(group, "group is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
  }

  @Override
  public int compareTo(ObjectRef other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code persistentvolumeclaims orders/pg-data-0}. */
  @Override
  public String toString() {
    return resource + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  private static final Comparator<ObjectRef> ORDER =
      Comparator.comparing(ObjectRef::group)
          .thenComparing(ObjectRef::resource)
          .thenComparing(ObjectRef::namespace)
          .thenComparing(ObjectRef::name);
}
