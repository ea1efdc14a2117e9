package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.RequestStatus;
import dev.holdfast.core.approval.StatementParser;
import dev.holdfast.operator.trust.SignersAt;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how far each request has come, marks those whose change was made, removes old ones. */
public final class RequestReconciler implements Reconciler<ChangeRequest> {
  /** An approved change is expected at any moment, and its mark ends the approval. */
  private static final Duration APPROVED = Duration.ofSeconds(1);

  private static final Duration PENDING = Duration.ofSeconds(5);
  private static final Duration FINISHED = Duration.ofMinutes(10);

  private final EffectWatch effects;
  private final Writer writer;
  private final RequestEvents events;
  private final Clock clock;

  public RequestReconciler(KubernetesClient client, Writer writer, Events events, Clock clock) {
    this.effects = new EffectWatch(client);
    this.writer = writer;
    this.events = new RequestEvents(events);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, ChangeRequest>> prepareEventSources(
      EventSourceContext<ChangeRequest> context) {
    return List.of(
        Around.approvalsOf(context),
        Around.everyPrimary(Approver.class, ChangeRequest.class, context),
        Around.everyPrimary(AgentIdentity.class, ChangeRequest.class, context));
  }

  @Override
  public UpdateControl<ChangeRequest> reconcile(
      ChangeRequest request, Context<ChangeRequest> context) {
    Instant now = clock.instant();
    if (Retention.isFinished(request.getStatus())) {
      return finished(request, now);
    }
    ApprovalEvidence evidence =
        Evidence.of(
            Optional.of(request),
            context.getSecondaryResources(ChangeApproval.class),
            Around.all(Approver.class, context));
    Map<String, AgentIdentitySpec> agents =
        SignersAt.agentsByName(Around.all(AgentIdentity.class, context));
    ChangeRequestStatus open = status(request, evidence, agents, now);
    ChangeRequestStatus status =
        !Retention.isFinished(open) && isMade(request)
            ? Evidence.withSignatures(
                status(request, Evidence.executed(request, evidence), agents, now), open)
            : open;
    report(request, status);
    return UpdateControl.<ChangeRequest>noUpdate().rescheduleAfter(next(status));
  }

  private static ChangeRequestStatus status(
      ChangeRequest request,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    return RequestStatus.of(
        request.getMetadata().getName(),
        evidence,
        agents,
        request.getStatus(),
        request.getMetadata().getGeneration(),
        now);
  }

  private UpdateControl<ChangeRequest> finished(ChangeRequest request, Instant now) {
    if (Retention.isOver(request.getStatus(), now)) {
      writer.delete(request);
      return UpdateControl.noUpdate();
    }
    return UpdateControl.<ChangeRequest>noUpdate().rescheduleAfter(FINISHED);
  }

  private boolean isMade(ChangeRequest request) {
    Instant requestedAt = Instant.parse(request.getMetadata().getCreationTimestamp());
    return switch (StatementParser.parse(request.getSpec().statement())) {
      case ParsedStatement.Parsed(var statement) -> effects.isSeen(statement, requestedAt);
      case ParsedStatement.Malformed malformed -> false;
    };
  }

  private static Duration next(ChangeRequestStatus status) {
    if (Retention.isFinished(status)) {
      return FINISHED;
    }
    return "Approved".equals(status.phase()) ? APPROVED : PENDING;
  }

  private void report(ChangeRequest request, ChangeRequestStatus status) {
    if (status.equals(Evidence.ownPart(request.getStatus()))) {
      return;
    }
    ChangeRequest fresh = new ChangeRequest();
    fresh.setMetadata(new ObjectMetaBuilder().withName(request.getMetadata().getName()).build());
    fresh.setStatus(status);
    if (writer.applyStatus(fresh) instanceof WriteOutcome.Done) {
      events.tell(request, status);
    }
  }
}
