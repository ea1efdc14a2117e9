package dev.holdfast.core.catalogue;

/** What became of one kind that a user brought. */
public sealed interface BroughtKind {
  /**
   * It is understood and may be added to the built-in catalogue.
   *
   * @param kind as it was brought, before any merging
   * @param extending whether the built-in catalogue has this resource already
   */
  record Accepted(DataKind kind, boolean extending) implements BroughtKind {}

  /**
   * It isn't in force.
   *
   * @param reason stable CamelCase
   * @param message for people, one line, naming the field
   */
  record Refused(String reason, String message) implements BroughtKind {}
}
