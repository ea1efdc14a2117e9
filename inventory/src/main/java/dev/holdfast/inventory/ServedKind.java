package dev.holdfast.inventory;

import java.util.List;

/**
 * A kind as the API server's discovery tells it.
 *
 * @param version the one that the server prefers
 * @param versions all of them
 * @param resource plural, lower case
 */
public record ServedKind(
    String group,
    String version,
    List<String> versions,
    String resource,
    String singular,
    String kind,
    List<String> shortNames,
    boolean namespaced) {
  public ServedKind {
    versions = List.copyOf(versions);
    shortNames = List.copyOf(shortNames);
  }

  /** Whether people call it so: plural, singular, kind or a short name, in any case. */
  public boolean isCalled(String name) {
    return resource.equalsIgnoreCase(name)
        || singular.equalsIgnoreCase(name)
        || kind.equalsIgnoreCase(name)
        || shortNames.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** {@code persistentvolumeclaims}, {@code volumesnapshots.snapshot.storage.k8s.io}. */
  public String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
