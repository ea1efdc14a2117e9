package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestSpec;
import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.verdict.Evidence;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparingEvidenceTest {
  private static final ApprovalEvidence LIVE =
      new ApprovalEvidence(
          Map.of("chr-live", new HeldRequest("", false, Instant.EPOCH)), List.of(), Map.of());

  private static final HeldWindow WINDOW = new HeldWindow(MaintenanceWindowSpec.CLOSED, "7");

  private final ApprovalCache cache = new ApprovalCache();
  private boolean current = true;
  private final Evidence evidence = new SparingEvidence(new Live(), cache, () -> current);

  @Test
  void reads_nothing_for_a_change_that_nobody_has_requested() throws Exception {
    cache.requests().onAdd(request("chr-other"));

    assertThat(evidence.approvals(Set.of("chr-new"))).isEqualTo(ApprovalEvidence.NONE);
  }

  @Test
  void reads_live_when_the_change_has_been_requested() throws Exception {
    cache.requests().onAdd(request("chr-known"));

    assertThat(evidence.approvals(Set.of("chr-known", "chr-before"))).isSameAs(LIVE);
  }

  @Test
  void reads_live_when_the_cache_does_not_follow() throws Exception {
    current = false;

    assertThat(evidence.approvals(Set.of("chr-new"))).isSameAs(LIVE);
  }

  @Test
  void spares_nothing_past_the_caches() throws Exception {
    assertThat(evidence.pastCaches().approvals(Set.of("chr-new"))).isSameAs(LIVE);
    assertThat(evidence.window()).contains(WINDOW);
  }

  @Test
  void forgets_a_request_that_is_gone() throws Exception {
    cache.requests().onAdd(request("chr-gone"));
    cache.requests().onDelete(request("chr-gone"), false);

    assertThat(evidence.approvals(Set.of("chr-gone"))).isEqualTo(ApprovalEvidence.NONE);
  }

  private static ChangeRequest request(String name) {
    ChangeRequest request = new ChangeRequest();
    request.setMetadata(new ObjectMetaBuilder().withName(name).build());
    request.setSpec(new ChangeRequestSpec("{}"));
    return request;
  }

  private record Live() implements Evidence {
    @Override
    public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
      return Map.of();
    }

    @Override
    public ApprovalEvidence approvals(Set<String> requestNames) {
      return LIVE;
    }

    @Override
    public Optional<HeldWindow> window() {
      return Optional.of(WINDOW);
    }
  }
}
