package dev.holdfast.webhook.state;

import dev.holdfast.core.approval.ApprovalEvidence;
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
    return switch (Workers.yielding(() -> attempt(requestNames))) {
      case Attempt.Read(ApprovalEvidence found) -> found;
      case Attempt.Failed(EvidenceException cause) -> throw cause;
    };
  }

  private Attempt attempt(Set<String> requestNames) {
    try {
      return new Attempt.Read(live.approvals(requestNames));
    } catch (EvidenceException e) {
      return new Attempt.Failed(e);
    }
  }

  private sealed interface Attempt {
    record Read(ApprovalEvidence found) implements Attempt {}

    record Failed(EvidenceException cause) implements Attempt {}
  }
}
