package dev.holdfast.webhook.review;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import dev.holdfast.core.verdict.Surroundings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Surroundings in which nothing may be waited for: each policy and each live read fails at once. A
 * decision made in them lets harmless changes pass, as always, and refuses the rest without work.
 */
final class Standstill {
  private Standstill() {}

  static Surroundings of(Surroundings real) {
    return new Surroundings(
        real.catalogue(),
        real.inventory(),
        real.staleKinds(),
        real.bundle().map(bundle -> new Bundle(bundle.spec(), new FailingEngine())),
        real.agents(),
        new FailingEvidence(),
        real.now(),
        real.cluster());
  }

  private record FailingEngine() implements PolicyEngine {
    @Override
    public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
      return entrypoints.stream()
          .<Evaluation>map(_ -> new Evaluation.Fault("Overloaded", Faults.OVERLOADED))
          .toList();
    }

    @Override
    public void close() {}
  }

  private record FailingEvidence() implements Evidence {
    @Override
    public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
      return refs.stream()
          .distinct()
          .collect(Collectors.toMap(ref -> ref, _ -> new LiveObject.Unreadable(Faults.OVERLOADED)));
    }

    @Override
    public ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException {
      throw new EvidenceException(Faults.OVERLOADED);
    }
  }
}
