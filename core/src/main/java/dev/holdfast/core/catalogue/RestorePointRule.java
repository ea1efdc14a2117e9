package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object of a kind brings data back.
 *
 * @param of field that names what it was taken of, in its own namespace
 * @param ofGroup API group of what it was taken of; core when absent
 * @param ofResource plural of what it was taken of; claims when absent
 * @param completedAt RFC 3339 time
 * @param phase field that says it is complete
 * @param done values of {@code phase} that mean so
 * @param location where the copy lies, for people
 * @param keptWhenTargetDeleted whether the copy outlives what it was taken of, storage aside
 */
public record RestorePointRule(
    FieldPath of,
    String ofGroup,
    String ofResource,
    FieldPath completedAt,
    FieldPath phase,
    List<String> done,
    @Nullable FieldPath location,
    boolean keptWhenTargetDeleted) {
  public RestorePointRule(
      FieldPath of,
      @Nullable String ofGroup,
      @Nullable String ofResource,
      FieldPath completedAt,
      FieldPath phase,
      List<String> done,
      @Nullable FieldPath location,
      boolean keptWhenTargetDeleted) {
    this.of = requireNonNull(of, "of is null");
    this.ofGroup = ofGroup == null ? "" : ofGroup;
    this.ofResource = ofResource == null ? "persistentvolumeclaims" : ofResource;
    this.completedAt = requireNonNull(completedAt, "completedAt is null");
    this.phase = requireNonNull(phase, "phase is null");
    this.done = List.copyOf(done);
    this.location = location;
    this.keptWhenTargetDeleted = keptWhenTargetDeleted;
  }
}
