package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

/**
 * Names one object.
 *
 * @param kind for people; group and resource already say it, so it takes no part in comparisons
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

  /** Whether it is of this resource; another group may have one of the same name. */
  public boolean is(String ofGroup, String ofResource) {
    return group.equals(ofGroup) && resource.equals(ofResource);
  }

  @Override
  public int compareTo(ObjectRef other) {
    int order = group.compareTo(other.group);
    if (order == 0) {
      order = resource.compareTo(other.resource);
    }
    if (order == 0) {
      order = namespace.compareTo(other.namespace);
    }
    return order == 0 ? name.compareTo(other.name) : order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectRef that
        && name.equals(that.name)
        && namespace.equals(that.namespace)
        && resource.equals(that.resource)
        && group.equals(that.group);
  }

  @Override
  public int hashCode() {
    return ((group.hashCode() * 31 + resource.hashCode()) * 31 + namespace.hashCode()) * 31
        + name.hashCode();
  }

  /** For people: {@code persistentvolumeclaims orders/pg-data-0}. */
  @Override
  public String toString() {
    return resource + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
