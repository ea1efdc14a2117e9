package dev.holdfast.cli;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.EvidenceException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was read a moment ago counts as live.
 *
 * @param cluster asked for the maintenance window, where that matters
 */
record ReadEvidence(
    Catalogue catalogue, Inventory inventory, ApprovalEvidence approvals, Cluster cluster)
    implements Evidence {
  @Override
  public Optional<HeldWindow> window() throws EvidenceException {
    try {
      return cluster.window().map(spec -> new HeldWindow(spec, ""));
    } catch (KubernetesClientException e) {
      throw new EvidenceException("the maintenance window can't be read: " + e.getMessage());
    }
  }

  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    Map<ObjectRef, LiveObject> answers = new HashMap<>();
    refs.forEach(ref -> answers.put(ref, read(ref)));
    return answers;
  }

  private LiveObject read(ObjectRef ref) {
    return catalogue.find(ref.group(), ref.resource()).isEmpty()
        ? new LiveObject.Unreadable(ref.resource() + " isn't watched")
        : inventory
            .find(ref)
            .<LiveObject>map(LiveObject.Found::new)
            .orElseGet(LiveObject.Absent::new);
  }

  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) {
    return approvals;
  }
}
