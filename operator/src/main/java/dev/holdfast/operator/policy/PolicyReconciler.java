package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.compiler.OpaException;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.trust.TrustState;
import dev.holdfast.operator.write.Events;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compiles all policies into the one bundle and reports on each of them. */
final class PolicyReconciler implements Reconciler<Namespace> {
  /** Keys expire without an event. */
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Home home;
  private final PolicyInputs inputs;
  private final RunningSet running;
  private final BundleKeeper keeper;
  private final Reporter reporter;
  private final Events events;

  PolicyReconciler(
      Home home, PolicyInputs inputs, BundleKeeper keeper, Reporter reporter, Events events) {
    this.home = home;
    this.inputs = inputs;
    this.running = new RunningSet(inputs.compiler());
    this.keeper = keeper;
    this.reporter = reporter;
    this.events = events;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(
        home.oneHere(ConfigMap.class, inputs.settingsName(), context),
        home.all(GuardrailPolicy.class, context),
        home.all(Approver.class, context),
        home.all(AgentIdentity.class, context),
        home.all(PolicyBundle.class, context),
        home.labelledHere(Pod.class, PolicyInputs.WEBHOOK_PODS, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context)
      throws IOException {
    Observed seen = Observed.in(context, inputs.parser());
    StoredBundle stored = keeper.look(namespace);
    if (stored instanceof StoredBundle.None && seen.isBeforeBuiltIns(inputs.shipped())) {
      return UpdateControl.<Namespace>noUpdate().rescheduleAfter(SOON);
    }
    try {
      CompiledSet set = running.of(seen.newest(), stored);
      events.over(namespace, "CompilerUnavailable");
      return act(seen, stored, set);
    } catch (OpaException e) {
      // The last bundle stays; a missing or broken opa is for people to repair.
      events.warn(namespace, "CompilerUnavailable", String.valueOf(e.getMessage()));
      return UpdateControl.<Namespace>noUpdate().rescheduleAfter(SOON.multipliedBy(5));
    }
  }

  private UpdateControl<Namespace> act(Observed seen, StoredBundle stored, CompiledSet set)
      throws IOException {
    BundleSettings settings = seen.forBundle(stored.object());
    TrustState trust =
        TrustState.of(
            keeper.isTrustRootClosed(),
            seen.settings(),
            Objects.requireNonNullElse(settings.groups(), Map.of()),
            seen.approvers(),
            seen.approversAt(inputs.clock().instant())::validHumans);
    BundleKeeper.Kept kept = keeper.keep(stored, set, settings, trust.root().closed());
    Optional<String> tooLarge =
        kept instanceof BundleKeeper.Kept.TooLarge large
            ? Optional.of(large.problem())
            : Optional.empty();
    reporter.report(seen, set, tooLarge, trust);
    return UpdateControl.<Namespace>noUpdate()
        .rescheduleAfter(kept instanceof BundleKeeper.Kept.Failed ? SOON : HEARTBEAT);
  }
}
