package dev.holdfast.webhook.state;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import dev.holdfast.webhook.review.Workers;
import java.util.Collection;
import java.util.Map;

/** Lets another review compute while this one waits for the API server. */
record YieldingEvidence(Evidence evidence) implements Evidence {
  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    return Workers.yielding(() -> evidence.read(refs));
  }

  @Override
  public ApprovalEvidence approvals(String requestName) throws EvidenceException {
    return switch (Workers.yielding(() -> attempt(requestName))) {
      case Attempt.Read(ApprovalEvidence found) -> found;
      case Attempt.Failed(EvidenceException cause) -> throw cause;
    };
  }

  private Attempt attempt(String requestName) {
    try {
      return new Attempt.Read(evidence.approvals(requestName));
    } catch (EvidenceException e) {
      return new Attempt.Failed(e);
    }
  }

  private sealed interface Attempt {
    record Read(ApprovalEvidence found) implements Attempt {}

    record Failed(EvidenceException cause) implements Attempt {}
  }
}
