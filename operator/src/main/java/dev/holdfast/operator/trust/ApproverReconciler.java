package dev.holdfast.operator.trust;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverStatus;
import dev.holdfast.core.approval.ApproverStatuses;
import dev.holdfast.core.approval.Approvers;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reports which keys of all approvers count; all together, since a shared key counts for none. */
public final class ApproverReconciler implements Reconciler<Namespace> {
  /** Keys expire without an event. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final Home home;
  private final Writer writer;
  private final Clock clock;

  public ApproverReconciler(Home home, Writer writer, Clock clock) {
    this.home = home;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(home.all(Approver.class, context), home.all(AgentIdentity.class, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    Set<Approver> approvers = context.getSecondaryResources(Approver.class);
    Instant now = clock.instant();
    Approvers signers =
        SignersAt.of(approvers, context.getSecondaryResources(AgentIdentity.class), now);
    for (Approver approver : approvers) {
      report(
          approver,
          ApproverStatuses.of(
              approver.getMetadata().getName(),
              signers,
              approver.getStatus(),
              approver.getMetadata().getGeneration(),
              now));
    }
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(HEARTBEAT);
  }

  private void report(Approver approver, ApproverStatus status) {
    if (status.equals(approver.getStatus())) {
      return;
    }
    Approver fresh = new Approver();
    fresh.setMetadata(new ObjectMetaBuilder().withName(approver.getMetadata().getName()).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }
}
