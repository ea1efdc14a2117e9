package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.core.approval.ApprovalStatus;
import dev.holdfast.operator.trust.SignersAt;
import dev.holdfast.operator.write.Writer;
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
import java.util.Optional;

/** Tells whether each approval's signatures are good and whether it was used. */
public final class ApprovalReconciler implements Reconciler<ChangeApproval> {
  /** Windows and keys end without an event. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final Writer writer;
  private final Clock clock;

  public ApprovalReconciler(Writer writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, ChangeApproval>> prepareEventSources(
      EventSourceContext<ChangeApproval> context) {
    return List.of(
        Around.everyPrimary(ChangeRequest.class, ChangeApproval.class, context),
        Around.everyPrimary(Approver.class, ChangeApproval.class, context),
        Around.everyPrimary(AgentIdentity.class, ChangeApproval.class, context));
  }

  @Override
  public UpdateControl<ChangeApproval> reconcile(
      ChangeApproval approval, Context<ChangeApproval> context) {
    if (Evidence.isExecuted(approval)) {
      return UpdateControl.noUpdate();
    }
    Instant now = clock.instant();
    Optional<ChangeRequest> request =
        Around.all(ChangeRequest.class, context).stream()
            .filter(found -> Around.isNamedBy(approval, found))
            .findFirst();
    report(
        approval,
        ApprovalStatus.of(
            Evidence.named(approval),
            Evidence.of(request, List.of(), Around.all(Approver.class, context)),
            SignersAt.agentsByName(Around.all(AgentIdentity.class, context)),
            approval.getStatus(),
            approval.getMetadata().getGeneration(),
            now));
    return UpdateControl.<ChangeApproval>noUpdate().rescheduleAfter(HEARTBEAT);
  }

  private void report(ChangeApproval approval, ChangeApprovalStatus status) {
    if (status.equals(approval.getStatus())) {
      return;
    }
    ChangeApproval fresh = new ChangeApproval();
    fresh.setMetadata(new ObjectMetaBuilder().withName(approval.getMetadata().getName()).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }
}
