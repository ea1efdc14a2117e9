package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** What one entrypoint said. */
public sealed interface Evaluation {
  /**
   * The entrypoint's value: an object with any of the sets deny, require_approval, warn, violation.
   */
  record Value(JsonNode value) implements Evaluation {}

  /**
   * The entrypoint failed.
   *
   * @param reason stable CamelCase: TimeLimit, Trap, MemoryLimit, Conflict, UnknownEntrypoint,
   *     Undefined, Interrupted (from outside), InvalidInput
   * @param message one line, no stack trace
   */
  record Fault(String reason, String message) implements Evaluation {}
}
