package dev.holdfast.operator.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.BundleConditions;
import dev.holdfast.operator.write.BundleConditions.Said;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
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
import org.jspecify.annotations.Nullable;

/** Reports what the guard doesn't see: condition {@code Covered} of the PolicyBundle, metrics. */
public final class CoverageReconciler implements Reconciler<Namespace> {
  private static final String COVERED = "Covered";
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration NO_BUNDLE_YET = Duration.ofSeconds(2);

  /** Reading all definitions and claims is work for the API server. */
  private static final Duration READ_AGAIN = Duration.ofMinutes(5);

  private final Home home;
  private final String configuration;
  private final BundleConditions conditions;
  private final Events events;
  private final CoverageMetrics metrics;
  private final Clock clock;
  private @Nullable ClusterData data;
  private Instant readAt = Instant.MIN;

  /**
   * A reconciler of the whole cluster.
   *
   * @param configuration name of our ValidatingWebhookConfiguration
   */
  public CoverageReconciler(
      Home home,
      String configuration,
      Writer writer,
      Events events,
      CoverageMetrics metrics,
      Clock clock) {
    this.home = home;
    this.configuration = configuration;
    this.conditions = new BundleConditions(writer.as(Writer.OPERATOR + "-coverage"), clock);
    this.events = events;
    this.metrics = metrics;
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
    Optional<PolicyBundle> bundle =
        Optional.ofNullable(
            context.getClient().resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE).get());
    Coverage coverage = coverage(bundle, context);
    metrics.set(coverage);
    bundle.ifPresent(found -> report(found, coverage));
    return UpdateControl.<Namespace>noUpdate()
        .rescheduleAfter(bundle.isPresent() ? HEARTBEAT : NO_BUNDLE_YET);
  }

  private Coverage coverage(Optional<PolicyBundle> bundle, Context<Namespace> context) {
    Instant now = clock.instant();
    ClusterData known = data;
    if (known == null || now.isAfter(readAt.plus(READ_AGAIN))) {
      known = ClusterData.read(context.getClient());
      data = known;
      readAt = now;
    }
    Catalogue catalogue =
        Brought.of(context.getSecondaryResources(DataKind.class)).added(Catalogue.builtIn());
    List<JsonNode> rules = InstalledRules.of(context);
    return Coverage.of(
        catalogue,
        bundle.map(found -> found.getSpec().settings().linkage()).orElse(null),
        catalogue.kinds(),
        rules,
        known.definitions(),
        known.claims());
  }

  private void report(PolicyBundle bundle, Coverage coverage) {
    String message = CoverageText.of(coverage);
    if (coverage.complete()) {
      events.over(bundle, "KindsMissed");
      events.inform(bundle, "Coverage", message);
    } else {
      events.warn(bundle, "KindsMissed", message);
    }
    conditions.report(
        bundle,
        new Said(
            COVERED,
            Conditions.status(coverage.complete()),
            CoverageText.reason(coverage),
            message));
  }
}
