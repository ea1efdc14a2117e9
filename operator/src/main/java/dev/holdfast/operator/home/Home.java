package dev.holdfast.operator.home;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Set;

/**
 * Watches that wake up a reconciler of the whole set.
 *
 * @param namespace the namespace Holdfast lives in
 */
public record Home(String namespace) {
  /** Limits a controller of namespaces to this one. */
  public void configure(ControllerConfigurationOverrider<Namespace> controller, String name) {
    // The API server keeps this label on every namespace.
    controller
        .withName(name)
        .withGenerationAware(false)
        .withLabelSelector("kubernetes.io/metadata.name=" + namespace);
  }

  /** Every object of a cluster-scoped kind. */
  public <R extends HasMetadata> EventSource<R, Namespace> all(
      Class<R> kind, EventSourceContext<Namespace> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, Namespace.class)
            .withSecondaryToPrimaryMapper(resource -> Set.of(new ResourceID(namespace)))
            .build(),
        context);
  }

  /** Objects of a namespaced kind in this namespace that a label selector picks. */
  public <R extends HasMetadata> EventSource<R, Namespace> labelledHere(
      Class<R> kind, String labels, EventSourceContext<Namespace> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, Namespace.class)
            .withNamespaces(namespace)
            .withLabelSelector(labels)
            .withSecondaryToPrimaryMapper(resource -> Set.of(new ResourceID(namespace)))
            .build(),
        context);
  }

  /** One object of a cluster-scoped kind. */
  public <R extends HasMetadata> EventSource<R, Namespace> one(
      Class<R> kind, String name, EventSourceContext<Namespace> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, Namespace.class)
            .withFieldSelector(named(name))
            .withSecondaryToPrimaryMapper(resource -> Set.of(new ResourceID(namespace)))
            .build(),
        context);
  }

  /** One object of a namespaced kind in this namespace. */
  public <R extends HasMetadata> EventSource<R, Namespace> oneHere(
      Class<R> kind, String name, EventSourceContext<Namespace> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, Namespace.class)
            .withNamespaces(namespace)
            .withFieldSelector(named(name))
            .withSecondaryToPrimaryMapper(resource -> Set.of(new ResourceID(namespace)))
            .build(),
        context);
  }

  private static FieldSelector named(String name) {
    return new FieldSelector(new FieldSelector.Field("metadata.name", name));
  }
}
