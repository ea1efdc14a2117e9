package dev.holdfast.core.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object of a kind brings data back.
 *
 * @param of field that names what it was taken of, in its own namespace
 * @param completedAt RFC 3339 time
 * @param phase field that says it is complete
 * @param done values of {@code phase} that mean so
 * @param location where the copy lies, for people
 * @param keptWhenTargetDeleted whether the copy outlives what it was taken of, storage aside
 */
public record RestorePointRule(
    FieldPath of,
    FieldPath completedAt,
    FieldPath phase,
    List<String> done,
    @Nullable FieldPath location,
    boolean keptWhenTargetDeleted) {
  public RestorePointRule {
    done = List.copyOf(done);
  }
}
