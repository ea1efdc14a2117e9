package dev.holdfast.core.impact;

/** What a read from the API server, past every cache, found. */
public sealed interface LiveObject {
  record Found(InventoryObject object) implements LiveObject {}

  record Absent() implements LiveObject {}

  /**
   * The read failed or took too long; nothing may be allowed on it.
   *
   * @param message one line, for people
   */
  record Unreadable(String message) implements LiveObject {}
}
