package dev.holdfast.webhook.review;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A cluster in which nothing is there. */
public record TestingEvidence() implements Evidence {
  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    return refs.stream().collect(Collectors.toMap(ref -> ref, _ -> new LiveObject.Absent()));
  }

  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) {
    return ApprovalEvidence.NONE;
  }
}
