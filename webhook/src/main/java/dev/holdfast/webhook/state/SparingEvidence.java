package dev.holdfast.webhook.state;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import dev.holdfast.webhook.review.Workers;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Live reads only where they can change something: not for a change that nobody has requested yet.
 * While one is on its way, another review computes.
 *
 * @param isCurrent whether the cache follows the API server at this moment
 */
record SparingEvidence(Evidence live, ApprovalCache cache, BooleanSupplier isCurrent)
    implements Evidence {
  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    return Workers.yielding(() -> live.read(refs));
  }

  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException {
    Optional<ApprovalEvidence> seen =
        isCurrent.getAsBoolean() ? cache.unlessKnown(requestNames) : Optional.empty();
    if (seen.isPresent()) {
      return seen.get();
    }
    return read(() -> live.approvals(requestNames));
  }

  /** Rare enough to be read each time. */
  @Override
  public Optional<HeldWindow> window() throws EvidenceException {
    return read(live::window);
  }

  @Override
  public Evidence pastCaches() {
    return new SparingEvidence(live, cache, () -> false);
  }

  private interface Reading<T> {
    T read() throws EvidenceException;
  }

  private static <T> T read(Reading<T> reading) throws EvidenceException {
    return switch (Workers.yielding(() -> attempt(reading))) {
      case Attempt.Read<T>(T found) -> found;
      case Attempt.Failed<T>(EvidenceException cause) -> throw cause;
    };
  }

  private static <T> Attempt<T> attempt(Reading<T> reading) {
    try {
      return new Attempt.Read<>(reading.read());
    } catch (EvidenceException e) {
      return new Attempt.Failed<>(e);
    }
  }

  private sealed interface Attempt<T> {
    record Read<T>(T found) implements Attempt<T> {}

    record Failed<T>(EvidenceException cause) implements Attempt<T> {}
  }
}
