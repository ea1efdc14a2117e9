package dev.holdfast.operator.guard;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import dev.holdfast.core.approval.trust.WindowState;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.Conditions;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tests every minute whether the guard works, and keeps the admission policy in place that guards
 * the guard, except while a maintenance window is open.
 */
public final class GuardReconciler implements Reconciler<Namespace> {
  private static final String SELF_TEST = "SelfTestPassed";
  private static final String GUARDED = "Guarded";
  private static final String RESTORED = "GuardRestored";
  private static final String FAILED = "SelfTestFailed";
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration NOT_YET = Duration.ofSeconds(2);

  private final Home home;
  private final GuardNames names;
  private final boolean enabled;
  private final Writer writer;
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
    this.home = home;
    this.names = names;
    this.enabled = enabled;
    this.writer = writer.as(Writer.OPERATOR + "-guard");
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
    boolean closed = bundle.map(found -> found.getSpec().trustRootClosed()).orElse(false);
    GuardState state = state(namespace, context, closed, selfTest);
    boolean works = selfTest instanceof SelfTestResult.Passed;
    metrics.set(state, works, !closed);
    bundle.ifPresent(
        found -> {
          tell(found, selfTest);
          report(found, state, selfTest);
        });
    return UpdateControl.<Namespace>noUpdate()
        .rescheduleAfter(works && settled(state) ? HEARTBEAT : NOT_YET);
  }

  private boolean settled(GuardState state) {
    return state.armed() || !enabled;
  }

  private GuardState state(
      Namespace namespace, Context<Namespace> context, boolean closed, SelfTestResult selfTest) {
    Optional<ValidatingAdmissionPolicy> policy =
        context.getSecondaryResource(ValidatingAdmissionPolicy.class);
    Optional<ValidatingAdmissionPolicyBinding> binding =
        context.getSecondaryResource(ValidatingAdmissionPolicyBinding.class);
    boolean present = policy.isPresent() && binding.isPresent();
    GuardState state =
        GuardState.of(
            new GuardState.Circumstances(enabled, closed, isOpen(context), present), selfTest);
    if (!state.put()) {
      return state;
    }
    GuardObjects wanted = GuardObjects.of(names);
    return put(wanted.policy(), policy, namespace)
        .or(() -> put(wanted.binding(), binding, namespace))
        .map(state::failed)
        .orElse(state);
  }

  private boolean isOpen(Context<Namespace> context) {
    return context
        .getSecondaryResource(MaintenanceWindow.class)
        .filter(
            window -> WindowState.of(window.getSpec(), clock.instant()) instanceof WindowState.Open)
        .isPresent();
  }

  /** Whole objects, since a part that somebody adds could switch the rest off. Why it failed. */
  private <R extends HasMetadata> Optional<String> put(
      R wanted, Optional<R> found, Namespace namespace) {
    WriteOutcome outcome = found.isPresent() ? writer.replace(wanted) : writer.create(wanted);
    return switch (outcome) {
      case WriteOutcome.Done(String _, long generation) -> {
        found.ifPresent(
            before -> {
              if (generation != before.getMetadata().getGeneration()) {
                events.warn(
                    namespace,
                    RESTORED,
                    "%s %s was changed by somebody and is put back, generation %d"
                        .formatted(wanted.getKind(), GuardObjects.NAME, generation));
              }
            });
        if (found.isEmpty()) {
          events.warn(
              namespace,
              RESTORED,
              "%s %s is put in place, %s"
                  .formatted(wanted.getKind(), GuardObjects.NAME, clock.instant()));
        }
        yield Optional.empty();
      }
      case WriteOutcome.Raced() -> Optional.of("somebody else wrote at the same time");
      case WriteOutcome.Refused(String _, String message) -> Optional.of(message);
      case WriteOutcome.Unavailable(String message) -> Optional.of(message);
    };
  }

  private void tell(PolicyBundle bundle, SelfTestResult selfTest) {
    switch (selfTest) {
      case SelfTestResult.Passed() -> events.over(bundle, FAILED);
      case SelfTestResult.Failed(String message) -> events.warn(bundle, FAILED, message);
    }
  }

  private void report(PolicyBundle bundle, GuardState state, SelfTestResult selfTest) {
    @Nullable List<Condition> before =
        bundle.getStatus() == null ? null : bundle.getStatus().conditions();
    Condition works =
        switch (selfTest) {
          case SelfTestResult.Passed() ->
              next(before, SELF_TEST, true, "Refused", "a deletion that must be refused is");
          case SelfTestResult.Failed(String message) ->
              next(before, SELF_TEST, false, "NotRefused", message);
        };
    Condition guarded = next(before, GUARDED, state.armed(), state.reason(), state.message());
    if (told(before, works) && told(before, guarded)) {
      return;
    }
    PolicyBundle fresh = new PolicyBundle();
    fresh.setMetadata(new ObjectMetaBuilder().withName(PolicyBundle.ACTIVE).build());
    fresh.setStatus(new PolicyBundleStatus(List.of(works, guarded), null, null, null));
    writer.applyStatus(fresh);
  }

  private static boolean told(@Nullable List<Condition> before, Condition condition) {
    return Conditions.find(before, condition.type()).filter(condition::equals).isPresent();
  }

  private Condition next(
      @Nullable List<Condition> before, String type, boolean holds, String reason, String message) {
    return Conditions.next(
        before, type, Conditions.status(holds), null, reason, message, clock.instant());
  }
}
