package dev.holdfast.webhook.review;

import dev.holdfast.core.verdict.Surroundings;
import java.util.function.Function;

/** Lends what a decision depends on, consistent for as long as it is used. */
@FunctionalInterface
public interface SurroundingsSource {
  <T> T use(Function<Surroundings, T> work);
}
