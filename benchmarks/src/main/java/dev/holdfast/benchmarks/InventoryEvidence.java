package dev.holdfast.benchmarks;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Live reads that cost nothing: the cache is right, and nobody approved anything. */
record InventoryEvidence(Inventory inventory) implements Evidence {
  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    var answers = new HashMap<ObjectRef, LiveObject>();
    for (ObjectRef ref : refs) {
      answers.put(
          ref,
          inventory
              .find(ref)
              .<LiveObject>map(LiveObject.Found::new)
              .orElseGet(LiveObject.Absent::new));
    }
    return answers;
  }

  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) {
    return new ApprovalEvidence(Map.of(), List.of(), Map.of());
  }
}
