package dev.holdfast.webhook.trail;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import dev.holdfast.webhook.review.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a line for each decision that concerns something watched. Used by one thread. */
final class DecisionLog {
  static final String OWN_GROUP = "holdfast.dev";

  private final Supplier<Catalogue> catalogue;
  private final String replica;
  private final Consumer<String> lines;
  private long sequence;

  DecisionLog(Supplier<Catalogue> catalogue, String replica, Consumer<String> lines) {
    this.catalogue = catalogue;
    this.replica = replica;
    this.lines = lines;
  }

  void write(Outcome outcome) {
    if (concerns(outcome.decision())) {
      lines.accept(DecisionLine.of(outcome, replica, sequence++));
    }
  }

  /** Leaves a gap in the numbers where lines should have been. */
  void skip(long lost) {
    sequence += lost;
  }

  private boolean concerns(Decision decision) {
    return !(decision.verdict() instanceof Verdict.Allow)
        || !decision.effects().isEmpty()
        || watched(decision.change());
  }

  private boolean watched(@Nullable Change change) {
    return change != null
        && (change.kind().group().equals(OWN_GROUP)
            || catalogue.get().find(change.kind().group(), change.kind().resource()).isPresent());
  }
}
