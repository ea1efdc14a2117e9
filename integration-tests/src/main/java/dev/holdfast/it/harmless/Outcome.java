package dev.holdfast.it.harmless;

/** What became of a workflow. */
public sealed interface Outcome {
  record Passed() implements Outcome {}

  /**
   * Something was in its way.
   *
   * @param reason what was asked for, and the answer
   */
  record Hindered(String reason) implements Outcome {}
}
