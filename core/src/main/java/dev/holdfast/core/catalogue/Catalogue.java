package dev.holdfast.core.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every watched kind. Immutable. */
public final class Catalogue {
  private final Map<String, DataKind> kinds;
  private final Set<String> independentSnapshotDrivers;

  private Catalogue(Map<String, DataKind> kinds, Set<String> independentSnapshotDrivers) {
    this.kinds = kinds;
    this.independentSnapshotDrivers = Set.copyOf(independentSnapshotDrivers);
  }

  /** What comes with Holdfast. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /**
   * A catalogue of these kinds.
   *
   * @param independentSnapshotDrivers CSI drivers whose storage keeps a snapshot without its source
   * @throws IllegalArgumentException when two describe the same resource
   */
  public static Catalogue of(List<DataKind> kinds, Set<String> independentSnapshotDrivers) {
    Map<String, DataKind> byResource = new LinkedHashMap<>();
    for (DataKind kind : kinds) {
      if (byResource.put(key(kind.group(), kind.resource()), kind) != null) {
        throw new IllegalArgumentException(kind.qualifiedResource() + " is described twice");
      }
      checkDependentsProjected(kind, kinds);
    }
    return new Catalogue(byResource, independentSnapshotDrivers);
  }

  public Optional<DataKind> find(String group, String resource) {
    return Optional.ofNullable(kinds.get(key(group, resource)));
  }

  /** All kinds, in the order of the files. */
  public Collection<DataKind> kinds() {
    return List.copyOf(kinds.values());
  }

  /**
   * Whether the storage of this CSI driver keeps a snapshot when its source volume goes. Unknown
   * drivers don't.
   */
  public boolean snapshotsOutliveSource(String driver) {
    return independentSnapshotDrivers.contains(driver);
  }

  private static void checkDependentsProjected(DataKind kind, List<DataKind> kinds) {
    for (DependentRule rule : kind.dependents()) {
      for (DataKind other : kinds) {
        if (rule.field() != null
            && other.group().equals(rule.group())
            && other.resource().equals(rule.resource())
            && !other.projected().contains(rule.field())) {
          throw new IllegalArgumentException(
              other.qualifiedResource() + " doesn't project " + rule.field());
        }
      }
    }
  }

  private static String key(String group, String resource) {
    return group + "/" + resource;
  }
}
