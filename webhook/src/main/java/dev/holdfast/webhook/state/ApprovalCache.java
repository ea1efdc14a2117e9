package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests, approvals and approvers as last seen. Enough for the first denial of a change: what
 * nobody has requested yet nobody can have approved, so nothing has to be read for it. Never used
 * for more: an approval counts only for a request that exists, and then all is read live.
 */
final class ApprovalCache {
  private static final String EXECUTED = "Executed";

  private final Map<String, HeldRequest> requests = new ConcurrentHashMap<>();
  private final Map<String, NamedApproval> approvals = new ConcurrentHashMap<>();
  private final Map<String, ApproverSpec> approvers = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();
  private volatile @Nullable Seen seen;

  private record Seen(long version, ApprovalEvidence evidence) {}

  /** What was seen, unless any of these requests is known: then only a live read will do. */
  Optional<ApprovalEvidence> unlessKnown(Set<String> requestNames) {
    return Collections.disjoint(requests.keySet(), requestNames)
        ? Optional.of(evidence())
        : Optional.empty();
  }

  /** Made anew only when something has changed, since every denial asks. */
  private ApprovalEvidence evidence() {
    long now = version.get();
    Seen current = seen;
    if (current == null || current.version() != now) {
      List<NamedApproval> all = List.copyOf(approvals.values());
      Set<String> named = ApprovalEvidence.namedRequests(all);
      Map<String, HeldRequest> held =
          requests.entrySet().stream()
              .filter(entry -> named.contains(entry.getKey()))
              .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
      current = new Seen(now, new ApprovalEvidence(held, all, approvers));
      seen = current;
    }
    return current.evidence();
  }

  ResourceEventHandler<ChangeRequest> requests() {
    return new Taker<>(
        (name, request) ->
            requests.put(
                name,
                new HeldRequest(
                    request.getSpec().statement(),
                    isExecuted(request),
                    HeldRequest.createdAt(request.getMetadata().getCreationTimestamp()))),
        requests);
  }

  ResourceEventHandler<ChangeApproval> approvals() {
    return new Taker<>((name, approval) -> approvals.put(name, named(name, approval)), approvals);
  }

  ResourceEventHandler<Approver> approvers() {
    return new Taker<>((name, approver) -> approvers.put(name, approver.getSpec()), approvers);
  }

  private static boolean isExecuted(ChangeRequest request) {
    return request.getStatus() != null && EXECUTED.equals(request.getStatus().phase());
  }

  private static NamedApproval named(String name, ChangeApproval approval) {
    Map<String, String> annotations = approval.getMetadata().getAnnotations();
    String rejectedBy = annotations == null ? null : annotations.get(ApprovalEvidence.REJECTED_BY);
    return new NamedApproval(
        name, approval.getSpec(), isExecuted(approval), rejectedBy == null ? "" : rejectedBy);
  }

  private static boolean isExecuted(ChangeApproval approval) {
    List<Condition> conditions =
        approval.getStatus() == null ? null : approval.getStatus().conditions();
    return conditions != null
        && conditions.stream()
            .anyMatch(
                condition ->
                    condition.type().equals(EXECUTED) && condition.status().equals("True"));
  }

  private final class Taker<T extends HasMetadata> implements ResourceEventHandler<T> {
    private final BiConsumer<String, T> put;
    private final Map<String, ?> objects;

    Taker(BiConsumer<String, T> put, Map<String, ?> objects) {
      this.put = put;
      this.objects = objects;
    }

    @Override
    public void onAdd(T object) {
      put.accept(object.getMetadata().getName(), object);
      version.incrementAndGet();
    }

    @Override
    public void onUpdate(T before, T object) {
      onAdd(object);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
      objects.remove(object.getMetadata().getName());
      version.incrementAndGet();
    }
  }
}
