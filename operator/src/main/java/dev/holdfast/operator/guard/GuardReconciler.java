package dev.holdfast.operator.guard;

import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.approval.trust.WindowState;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.BundleConditions;
import dev.holdfast.operator.write.BundleConditions.Said;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Tests every minute whether the guard works, and keeps the admission policy in place that guards
 * the guard, except while a maintenance window is open.
 */
public final class GuardReconciler implements Reconciler<Namespace> {
  private static final String SELF_TEST = "SelfTestPassed";
  private static final String GUARDED = "Guarded";
  private static final String FAILED = "SelfTestFailed";

  private final Home home;
  private final GuardNames names;
  private final boolean enabled;
  private final GuardKeeper keeper;
  private final BundleConditions conditions;
  private final Events events;
  private final GuardMetrics metrics;
  private final Clock clock;

  /**
   * A reconciler of the guard as a whole.
   *
   * @param enabled whether the admission policy is wanted; the self-test always runs
   */
  public GuardReconciler(
      Home home,
      GuardNames names,
      boolean enabled,
      Writer writer,
      Events events,
      GuardMetrics metrics,
      Clock clock) {
    Writer own = writer.as(Writer.OPERATOR + "-guard");
    this.home = home;
    this.names = names;
    this.enabled = enabled;
    this.keeper = new GuardKeeper(GuardObjects.of(names), own, events);
    this.conditions = new BundleConditions(own, clock);
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(
        home.one(ValidatingAdmissionPolicy.class, GuardObjects.NAME, context),
        home.one(ValidatingAdmissionPolicyBinding.class, GuardObjects.NAME, context),
        home.one(ValidatingWebhookConfiguration.class, names.configuration(), context),
        home.one(MaintenanceWindow.class, MaintenanceWindow.ONLY, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    SelfTestResult selfTest = new SelfTest(context.getClient(), names.namespace()).run();
    Optional<PolicyBundle> bundle =
        Optional.ofNullable(
            context.getClient().resources(PolicyBundle.class).withName(PolicyBundle.ACTIVE).get());
    GuardState state = state(namespace, context, bundle, selfTest);
    metrics.set(state, selfTest instanceof SelfTestResult.Passed, !isClosed(bundle));
    bundle.ifPresent(
        found -> {
          tell(found, selfTest);
          conditions.report(found, said(selfTest), said(state));
        });
    return UpdateControl.<Namespace>noUpdate().rescheduleAfter(state.again(selfTest));
  }

  private GuardState state(
      Namespace namespace,
      Context<Namespace> context,
      Optional<PolicyBundle> bundle,
      SelfTestResult selfTest) {
    Optional<ValidatingAdmissionPolicy> policy =
        context.getSecondaryResource(ValidatingAdmissionPolicy.class);
    Optional<ValidatingAdmissionPolicyBinding> binding =
        context.getSecondaryResource(ValidatingAdmissionPolicyBinding.class);
    boolean present = policy.isPresent() && binding.isPresent();
    GuardState state =
        GuardState.of(
            new GuardState.Circumstances(enabled, isClosed(bundle), isOpen(context), present),
            selfTest);
    if (!state.put()) {
      return state;
    }
    boolean expected = bundle.filter(found -> BundleConditions.holds(found, GUARDED)).isPresent();
    return keeper.keep(namespace, policy, binding, expected).map(state::failed).orElse(state);
  }

  private static boolean isClosed(Optional<PolicyBundle> bundle) {
    return bundle.filter(found -> found.getSpec().trustRootClosed()).isPresent();
  }

  private boolean isOpen(Context<Namespace> context) {
    return context
        .getSecondaryResource(MaintenanceWindow.class)
        .filter(
            window -> WindowState.of(window.getSpec(), clock.instant()) instanceof WindowState.Open)
        .isPresent();
  }

  private void tell(PolicyBundle bundle, SelfTestResult selfTest) {
    switch (selfTest) {
      case SelfTestResult.Passed() -> events.over(bundle, FAILED);
      case SelfTestResult.Failed(String message) -> events.warn(bundle, FAILED, message);
    }
  }

  private static Said said(SelfTestResult selfTest) {
    return switch (selfTest) {
      case SelfTestResult.Passed() ->
          new Said(SELF_TEST, "True", "Refused", "a deletion that must be refused is");
      case SelfTestResult.Failed(String message) ->
          new Said(SELF_TEST, "False", "NotRefused", message);
    };
  }

  private static Said said(GuardState state) {
    return new Said(GUARDED, Conditions.status(state.armed()), state.reason(), state.message());
  }
}
