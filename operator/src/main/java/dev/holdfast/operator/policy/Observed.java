package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.core.approval.Approvers;
import dev.holdfast.operator.settings.Settings;
import dev.holdfast.operator.settings.SettingsParser;
import dev.holdfast.operator.settings.SettingsReading;
import dev.holdfast.operator.trust.SignersAt;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the cluster says that a bundle is made of.
 *
 * @param policies by name
 * @param pods of the webhook
 */
record Observed(
    List<GuardrailPolicy> policies,
    List<Approver> approvers,
    List<AgentIdentity> agents,
    SettingsReading settings,
    List<Pod> pods) {
  static Observed in(Context<Namespace> context, SettingsParser parser) {
    return new Observed(
        context
            .getSecondaryResourcesAsStream(GuardrailPolicy.class)
            .sorted(Comparator.comparing(policy -> policy.getMetadata().getName()))
            .toList(),
        context.getSecondaryResourcesAsStream(Approver.class).toList(),
        context.getSecondaryResourcesAsStream(AgentIdentity.class).toList(),
        SettingsReading.of(context.getSecondaryResource(ConfigMap.class), parser),
        context.getSecondaryResourcesAsStream(Pod.class).toList());
  }

  List<PolicyGeneration> newest() {
    return policies.stream().map(PolicyGeneration::of).toList();
  }

  /** Who may sign at an instant. */
  Approvers approversAt(Instant now) {
    return SignersAt.of(approvers, agents, now);
  }

  /**
   * Whether built-in policies that the settings want aren't there yet. The first bundle waits for
   * them: a replica that loads one without them would let everything through.
   */
  boolean isBeforeBuiltIns(Collection<String> shipped) {
    Set<String> names =
        policies.stream().map(policy -> policy.getMetadata().getName()).collect(Collectors.toSet());
    return settings.ifGood().stream()
        .flatMap(good -> shipped.stream().filter(name -> good.enforcementOf(name).isPresent()))
        .anyMatch(name -> !names.contains(name));
  }

  /** Settings for replicas; bad ones never replace those in force. */
  BundleSettings forBundle(Optional<PolicyBundle> active) {
    return settings
        .ifGood()
        .map(Settings::forBundle)
        .or(() -> active.map(bundle -> bundle.getSpec().settings()))
        .orElseGet(() -> Settings.defaults().forBundle());
  }
}
