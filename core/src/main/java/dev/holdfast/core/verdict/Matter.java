package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.impact.Reached;
import java.util.List;

/**
 * What a change does by itself, before anybody asks what follows from it.
 *
 * @param reached what it gives its requester a hand on
 */
record Matter(List<Effect> effects, List<Reached> reached) {
  Matter {
    effects = List.copyOf(effects);
    reached = List.copyOf(reached);
  }
}
