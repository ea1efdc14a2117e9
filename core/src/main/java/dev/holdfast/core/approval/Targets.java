package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.CanonicalJson;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.List;

/** States a change. */
final class Targets {
  private Targets() {}

  static Statement.Target of(Change change, List<Effect> effects) {
    return new Statement.Target(
        change.operation(),
        Exact.of(change.kind().group()),
        Exact.of(change.kind().resource()),
        Exact.of(change.subresource()),
        Exact.of(change.namespace()),
        Exact.of(change.name()),
        change.operation() == Operation.CREATE ? null : Exact.of(change.uid()),
        change.propagationPolicy(),
        ChangeContent.digest(change, effects),
        fields(change, effects));
  }

  private static List<Statement.Field> fields(Change change, List<Effect> effects) {
    return ChangeContent.destructive(change, effects).stream()
        .limit(Statement.Target.FIELD_LIMIT)
        .map(
            transition ->
                new Statement.Field(
                    Exact.of(transition.path()),
                    transition.to() == null ? null : CanonicalJson.sha256(transition.to())))
        .toList();
  }
}
