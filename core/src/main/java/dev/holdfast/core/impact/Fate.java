package dev.holdfast.core.impact;

/** What a change does to an item of its impact. */
public enum Fate {
  Destroyed,
  Recoverable,
  Orphaned,
  Weakened
}
