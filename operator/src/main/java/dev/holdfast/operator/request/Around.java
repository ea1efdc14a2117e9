package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.core.approval.StatementParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The objects around a request or an approval, and whom their changes wake up. */
final class Around {
  private Around() {}

  /** Approvals wake up the request that their statement names. */
  static EventSource<ChangeApproval, ChangeRequest> approvalsOf(
      EventSourceContext<ChangeRequest> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(ChangeApproval.class, ChangeRequest.class)
            .withSecondaryToPrimaryMapper(
                approval ->
                    StatementParser.requestNamed(approval.getSpec().statement()).stream()
                        .map(ResourceID::new)
                        .collect(Collectors.toUnmodifiableSet()))
            .build(),
        context);
  }

  /** Changes of this kind wake up every primary there is. */
  static <R extends HasMetadata, P extends HasMetadata> EventSource<R, P> everyPrimary(
      Class<R> kind, Class<P> primary, EventSourceContext<P> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, primary)
            .withSecondaryToPrimaryMapper(
                changed -> context.getPrimaryCache().keys().collect(Collectors.toUnmodifiableSet()))
            .build(),
        context);
  }

  /** Everything of a kind that {@link #everyPrimary} watches. */
  static <R extends HasMetadata, P extends HasMetadata> List<R> all(
      Class<R> kind, Context<P> context) {
    return context.eventSourceRetriever().getEventSourceFor(kind)
            instanceof InformerEventSource<R, P> informer
        ? informer.list().toList()
        : List.of();
  }

  static boolean isNamedBy(ChangeApproval approval, ChangeRequest request) {
    return StatementParser.requestNamed(approval.getSpec().statement())
        .equals(Optional.of(request.getMetadata().getName()));
  }
}
