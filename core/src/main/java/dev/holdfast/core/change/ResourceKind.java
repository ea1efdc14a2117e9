package dev.holdfast.core.change;

import static java.util.Objects.requireNonNull;

/**
 * The resource a request names, in the API server's own terms.
 *
 * @param group API group, empty for core
 * @param version API version, for example {@code v1}
 * @param resource plural, lower case, for example {@code persistentvolumeclaims}
 * @param kind kind of the object, for example {@code PersistentVolumeClaim}
 */
public record ResourceKind(String group, String version, String resource, String kind) {
  public ResourceKind {
    requireNonNull(group, "group is null");
    requireNonNull(version, "version is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(kind, "kind is null");
  }
}
