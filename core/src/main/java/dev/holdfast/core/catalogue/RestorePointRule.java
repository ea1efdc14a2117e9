package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object of a kind brings data back. Either {@code of} or {@code namespaces} tells which.
 *
 * @param of field that names what it was taken of, in its own namespace
 * @param namespaces it was taken of everything in these
 * @param ofGroup API group of what it was taken of; core when absent
 * @param ofResource plural of what it was taken of; claims when absent
 * @param completedAt RFC 3339 time
 * @param phase field that says it is complete
 * @param done values of {@code phase} that mean so
 * @param all states without any of which it doesn't hold the data
 * @param any it doesn't hold the data without one of these; none means nothing more is asked
 * @param apart each means that the copy doesn't lie on the storage of its source; none means that
 *     it never does
 * @param location where the copy lies, for people
 * @param keptWhenTargetDeleted whether the copy outlives what it was taken of, storage aside
 */
public record RestorePointRule(
    @Nullable FieldPath of,
    @Nullable NamespaceCoverage namespaces,
    String ofGroup,
    String ofResource,
    FieldPath completedAt,
    FieldPath phase,
    List<String> done,
    List<FieldCondition> all,
    List<FieldCondition> any,
    List<FieldCondition> apart,
    @Nullable FieldPath location,
    boolean keptWhenTargetDeleted) {
  public RestorePointRule(
      @Nullable FieldPath of,
      @Nullable NamespaceCoverage namespaces,
      @Nullable String ofGroup,
      @Nullable String ofResource,
      FieldPath completedAt,
      FieldPath phase,
      List<String> done,
      @Nullable List<FieldCondition> all,
      @Nullable List<FieldCondition> any,
      @Nullable List<FieldCondition> apart,
      @Nullable FieldPath location,
      boolean keptWhenTargetDeleted) {
    if ((of == null) == (namespaces == null)) {
      throw new IllegalArgumentException("restorePoint: give either of or namespaces");
    }
    this.of = of;
    this.namespaces = namespaces;
    this.ofGroup = ofGroup == null ? "" : ofGroup;
    this.ofResource = ofResource == null ? "persistentvolumeclaims" : ofResource;
    this.completedAt = requireNonNull(completedAt, "completedAt is null");
    this.phase = requireNonNull(phase, "phase is null");
    this.done = List.copyOf(done);
    this.all = FieldCondition.states(all);
    this.any = FieldCondition.states(any);
    this.apart = FieldCondition.states(apart);
    this.location = location;
    this.keptWhenTargetDeleted = keptWhenTargetDeleted;
  }

  /** The fields that it looks at. */
  List<FieldPath> paths() {
    List<FieldPath> paths = new ArrayList<>(List.of(completedAt, phase));
    if (of != null) {
      paths.add(of);
    }
    if (location != null) {
      paths.add(location);
    }
    if (namespaces != null) {
      paths.add(namespaces.included());
      paths.add(namespaces.excluded());
    }
    for (List<FieldCondition> conditions : List.of(all, any, apart)) {
      conditions.forEach(condition -> paths.add(condition.path()));
    }
    return paths;
  }
}
