package dev.holdfast.core.impact;

/** What a change does to an item of its impact, worst first. */
public enum Fate {
  /** It goes, or the storage behind it is erased. */
  Destroyed,
  /** It goes, or its storage is let go of, but the data stays and can be bound again. */
  Recoverable,
  /** It stays without something that it belonged to. */
  Orphaned,
  /** It stays, with less protection. */
  Weakened,
  /** It stays as it is; somebody gets a hand on its data. */
  Reached;

  /** Whether whoever uses it is without it, until somebody brings it back. */
  public boolean losing() {
    return this == Destroyed || this == Recoverable;
  }

  boolean worseThan(Fate other) {
    return compareTo(other) < 0;
  }
}
