package dev.holdfast.core.policy.engine;

/**
 * What evaluation may cost.
 *
 * @param evaluators how many evaluations run at the same time; further callers wait
 * @param maxPages memory cap of one evaluator in pages of 64 KiB; it needs about 13 times its input
 * @param replaceAbovePages an evaluator that has grown beyond this is replaced after use, since
 *     WebAssembly memory never shrinks
 */
public record EngineLimits(int evaluators, int maxPages, int replaceAbovePages) {
  public EngineLimits {
    if (evaluators < 1 || maxPages < 1 || replaceAbovePages < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Room for inputs of about 8 MiB (128 MiB of memory), 16 MiB kept. */
  public static EngineLimits forEvaluators(int evaluators) {
    return new EngineLimits(evaluators, 2048, 256);
  }
}
