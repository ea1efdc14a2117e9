package dev.holdfast.cli;

import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.inventory.ServedKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook that watches over a cluster, asked through the API server. */
@FunctionalInterface
interface Guard {
  /** Where nobody can be asked. */
  Guard NONE = (_, _, _, _) -> Optional.empty();

  /**
   * What would go with a deletion; empty when there is no answer, for whatever reason.
   *
   * @param kind one of {@link CoreKinds}
   * @param namespace null for that of the current context
   */
  Optional<DeletionImpact> impact(
      ServedKind kind, @Nullable String namespace, String name, PropagationPolicy propagation);
}
