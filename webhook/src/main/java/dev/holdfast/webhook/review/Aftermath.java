package dev.holdfast.webhook.review;

/** Is told every outcome, before its answer is on the wire; must return at once. */
@FunctionalInterface
public interface Aftermath {
  void accept(Outcome outcome);
}
