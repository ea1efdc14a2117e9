package dev.holdfast.core.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every watched kind. Immutable. */
public final class Catalogue {
  private final Map<String, DataKind> kinds;
  private final Set<String> independentSnapshotDrivers;

  /** Keys of kinds that users brought. */
  private final Set<String> brought;

  private Catalogue(
      Map<String, DataKind> kinds, Set<String> independentSnapshotDrivers, Set<String> brought) {
    this.kinds = kinds;
    this.independentSnapshotDrivers = Set.copyOf(independentSnapshotDrivers);
    this.brought = Set.copyOf(brought);
  }

  /** What comes with Holdfast. */
  public static Catalogue builtIn() {
    return BuiltIn.everything();
  }

  /**
   * What comes with Holdfast for these API groups, and perhaps more: all of it takes a program that
   * has just begun half a second to read.
   */
  public static Catalogue builtIn(Set<String> groups) {
    return BuiltIn.of(groups);
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
    return new Catalogue(byResource, independentSnapshotDrivers, Set.of());
  }

  /**
   * This one with kinds that users brought: new ones are added, and one that is here already is
   * extended, never loosened. Itself when there are none.
   *
   * @throws IllegalArgumentException when one of them does more than that
   */
  public Catalogue with(Collection<DataKind> added) {
    if (added.isEmpty()) {
      return this;
    }
    Map<String, DataKind> byResource = new LinkedHashMap<>(kinds);
    Set<String> fresh = new HashSet<>(brought);
    for (DataKind kind : added) {
      String key = key(kind.group(), kind.resource());
      DataKind known = byResource.get(key);
      byResource.put(key, known == null ? kind : KindExtension.merged(known, kind));
      if (known == null) {
        fresh.add(key);
      }
    }
    for (DataKind kind : added) {
      kind.dependents().forEach(rule -> project(rule, byResource));
    }
    return new Catalogue(byResource, independentSnapshotDrivers, fresh);
  }

  /** What a brought kind looks for in its dependents is kept of them. */
  private static void project(DependentRule rule, Map<String, DataKind> kinds) {
    FieldPath field = rule.field();
    if (field != null) {
      kinds.computeIfPresent(
          key(rule.group(), rule.resource()),
          (_, kind) ->
              kind.project().contains(field) ? kind : KindExtension.projecting(kind, field));
    }
  }

  /** Whether a user brought the kind; one that a user only extended isn't. */
  public boolean isBrought(DataKind kind) {
    return brought.contains(key(kind.group(), kind.resource()));
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
            && !other.project().contains(rule.field())) {
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
