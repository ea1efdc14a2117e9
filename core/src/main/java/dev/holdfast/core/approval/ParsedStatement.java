package dev.holdfast.core.approval;

/** What came of reading a statement. */
public sealed interface ParsedStatement {
  record Parsed(Statement statement) implements ParsedStatement {}

  /**
   * The bytes aren't a statement.
   *
   * @param message one line, without content of the statement
   */
  record Malformed(String message) implements ParsedStatement {}
}
