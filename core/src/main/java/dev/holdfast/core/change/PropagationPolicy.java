package dev.holdfast.core.change;

/**
 * How a deletion treats dependents. The effective value: absent delete options mean {@link
 * #Background}, unless the object's own {@code orphan} or {@code foregroundDeletion} finalizer says
 * otherwise.
 */
public enum PropagationPolicy {
  Background,
  Foreground,
  Orphan
}
