package dev.holdfast.operator.settings;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.operator.home.Home;
import dev.holdfast.operator.write.BundleConditions;
import dev.holdfast.operator.write.BundleConditions.Said;
import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Applies the settings: built-in policies and first approvers. Owns condition SettingsApplied. */
public final class SettingsReconciler implements Reconciler<Namespace> {
  static final String CONDITION = "SettingsApplied";
  private static final String FIELD_MANAGER = Writer.OPERATOR + "-settings";

  private final Home home;
  private final String configMap;
  private final SettingsParser parser;
  private final SettingsPlan plan;
  private final Writer writer;
  private final Events events;
  private final BundleConditions conditions;

  /**
   * @param configMap name of the settings ConfigMap
   */
  public SettingsReconciler(
      Home home,
      String configMap,
      SettingsParser parser,
      List<ShippedPolicy> shipped,
      Writer writer,
      Events events,
      Clock clock) {
    this.home = home;
    this.configMap = configMap;
    this.parser = parser;
    this.plan = new SettingsPlan(shipped);
    this.writer = writer.as(FIELD_MANAGER);
    this.events = events;
    this.conditions = new BundleConditions(this.writer, clock);
  }

  @Override
  public List<EventSource<?, Namespace>> prepareEventSources(
      EventSourceContext<Namespace> context) {
    return List.of(
        home.oneHere(ConfigMap.class, configMap, context),
        home.all(GuardrailPolicy.class, context),
        home.all(Approver.class, context),
        home.all(PolicyBundle.class, context));
  }

  @Override
  public UpdateControl<Namespace> reconcile(Namespace namespace, Context<Namespace> context) {
    Optional<PolicyBundle> bundle = context.getSecondaryResource(PolicyBundle.class);
    Optional<ConfigMap> source = context.getSecondaryResource(ConfigMap.class);
    SettingsOutcome outcome =
        switch (SettingsReading.of(source, parser)) {
          case SettingsReading.Bad bad -> SettingsOutcome.of(bad);
          case SettingsReading.Good good -> apply(good.settings(), bundle, context);
        };
    tell(source.<HasMetadata>map(found -> found).orElse(namespace), outcome);
    bundle.ifPresent(
        found ->
            conditions.report(
                found, new Said(CONDITION, outcome.status(), outcome.reason(), outcome.message())));
    UpdateControl<Namespace> control = UpdateControl.noUpdate();
    outcome.again().ifPresent(control::rescheduleAfter);
    return control;
  }

  private SettingsOutcome apply(
      Settings settings, Optional<PolicyBundle> bundle, Context<Namespace> context) {
    List<Step> steps =
        plan.steps(
            settings,
            context.getSecondaryResourcesAsStream(GuardrailPolicy.class).toList(),
            context.getSecondaryResourcesAsStream(Approver.class).toList(),
            bundle.map(found -> found.getSpec().trustRootClosed()).orElse(false));
    return SettingsOutcome.of(
        steps.stream().map(step -> new SettingsOutcome.Taken(step, take(step))).toList());
  }

  private WriteOutcome take(Step step) {
    return switch (step) {
      case Step.Create create -> writer.create(create.resource());
      case Step.Replace replace -> writer.replace(replace.resource());
      case Step.Remove remove -> writer.delete(remove.resource());
    };
  }

  private void tell(HasMetadata about, SettingsOutcome outcome) {
    if (outcome.status().equals("True")) {
      events.over(about, CONDITION);
    } else if (!outcome.reason().equals("Unavailable")) {
      events.warn(about, CONDITION, outcome.reason() + ": " + outcome.message());
    }
  }
}
