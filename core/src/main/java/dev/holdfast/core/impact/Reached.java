package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

/**
 * A claim or volume that a change gives somebody a hand on.
 *
 * @param reason for people, for example {@code reached by exec}
 * @param named whether the change names it; else it was found in the inventory
 */
public record Reached(ObjectRef ref, String reason, boolean named) {
  public Reached {
    requireNonNull(ref, "ref is null");
    requireNonNull(reason, "reason is null");
  }
}
