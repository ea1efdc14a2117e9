package dev.holdfast.operator.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.DataKindStatus;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.BroughtKinds;
import dev.holdfast.core.coverage.KindCoverage;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tells of each DataKind whether it is understood, and whether the guard sees its objects. */
public final class KindReconciler implements Reconciler<Namespace> {
  /** Rights change without an event. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private final Home home;
  private final String configuration;
  private final Writer writer;
  private final Events events;
  private final Clock clock;

  /**
   * A reconciler of all DataKinds.
   *
   * @param configuration name of our ValidatingWebhookConfiguration
   */
  public KindReconciler(
      Home home, String configuration, Writer writer, Events events, Clock clock) {
    this.home = home;
    this.configuration = configuration;
    this.writer = writer;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(
        home.all(DataKind.class, context),
        home.one(ValidatingWebhookConfiguration.class, configuration, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    Set<DataKind> objects = context.getSecondaryResources(DataKind.class);
    BroughtKinds brought = Brought.of(objects);
    List<JsonNode> rules = InstalledRules.of(context);
    WebhookRights rights = new WebhookRights(context.getClient(), home.namespace());
    Instant now = clock.instant();
    for (DataKind object : objects) {
      BroughtKind kind =
          Objects.requireNonNull(brought.byName().get(object.getMetadata().getName()));
      report(object, KindStatus.of(object, kind, look(kind, rules, rights), now));
    }
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(HEARTBEAT);
  }

  private static Looked look(BroughtKind brought, List<JsonNode> rules, WebhookRights rights) {
    if (!(brought instanceof BroughtKind.Accepted accepted)) {
      return new Looked.Pointless();
    }
    try {
      return new Looked.Known(KindCoverage.of(accepted, rules, rights.missing(accepted.kind())));
    } catch (KubernetesClientException e) {
      return new Looked.Unknown("the webhook's rights can't be asked for: " + e.getMessage());
    }
  }

  private void report(DataKind object, DataKindStatus status) {
    for (String type : List.of(KindStatus.VALID, KindStatus.COVERED)) {
      Conditions.find(status.conditions(), type)
          .filter(condition -> condition.status().equals("False"))
          .ifPresentOrElse(
              bad -> events.warn(object, "Not" + type, bad.message()),
              () -> events.over(object, "Not" + type));
    }
    if (status.equals(object.getStatus())) {
      return;
    }
    DataKind fresh = new DataKind();
    fresh.setMetadata(new ObjectMetaBuilder().withName(object.getMetadata().getName()).build());
    fresh.setStatus(status);
    writer.applyStatus(fresh);
  }
}
