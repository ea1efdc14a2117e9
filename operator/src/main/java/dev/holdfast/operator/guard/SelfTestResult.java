package dev.holdfast.operator.guard;

/** Whether the guard refuses what it must. */
public sealed interface SelfTestResult {
  /** It does. */
  record Passed() implements SelfTestResult {}

  /**
   * It doesn't, or nobody can tell.
   *
   * @param message one line
   */
  record Failed(String message) implements SelfTestResult {}
}
