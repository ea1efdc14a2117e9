package dev.holdfast.core.impact;

/** One way in which what happens to an object happens to others. */
interface Consequence {
  /** Reaches, in a stable order, what the fall of this object takes with it. */
  void of(Fall fall, Closure closure);
}
