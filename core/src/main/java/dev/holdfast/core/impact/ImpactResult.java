package dev.holdfast.core.impact;

/** What an analysis found out. */
public sealed interface ImpactResult {
  record Known(Impact impact) implements ImpactResult {}

  /**
   * More items than an analysis may hold; nothing is known about the change then, and it is
   * refused.
   *
   * @param count items found before it gave up, so the true number is at least this
   */
  record TooLarge(int count) implements ImpactResult {}
}
