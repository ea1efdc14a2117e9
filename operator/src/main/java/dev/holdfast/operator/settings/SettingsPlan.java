package dev.holdfast.operator.settings;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicySpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written for the settings to hold. An object is only touched when what the settings
 * ask for differs from what was last applied, so a signed change by hand stays.
 */
final class SettingsPlan {
  /** Marks the objects that the operator applied as built-in policies. */
  static final String BUILT_IN = "holdfast.dev/built-in";

  private final List<ShippedPolicy> shipped;

  SettingsPlan(List<ShippedPolicy> shipped) {
    this.shipped = List.copyOf(shipped);
  }

  /**
   * Plans; policies first, since approvers can't be written before a webhook answers.
   *
   * @param trustRootClosed while it is open the settings win over changes of approvers by hand
   */
  List<Step> steps(
      Settings settings,
      List<GuardrailPolicy> policies,
      List<Approver> approvers,
      boolean trustRootClosed) {
    List<Step> steps = new ArrayList<>();
    Map<String, GuardrailPolicy> policiesByName = byName(policies);
    for (ShippedPolicy policy : shipped) {
      policyStep(settings, policy, policiesByName.get(policy.name())).ifPresent(steps::add);
    }
    retired(policiesByName).forEach(policy -> steps.add(new Step.Remove(policy)));
    Map<String, Approver> approversByName = byName(approvers);
    for (Settings.FirstApprover approver : settings.approvers()) {
      Approver existing = approversByName.get(approver.name());
      approverStep(approver, existing, trustRootClosed).ifPresent(steps::add);
    }
    return steps;
  }

  private static Optional<Step> policyStep(
      Settings settings, ShippedPolicy shipped, @Nullable GuardrailPolicy existing) {
    Optional<String> enforcement = settings.enforcementOf(shipped.name());
    if (enforcement.isEmpty()) {
      return Optional.ofNullable(existing).filter(SettingsPlan::isOurs).map(Step.Remove::new);
    }
    GuardrailPolicySpec spec =
        shipped.spec(enforcement.get(), settings.parametersOf(shipped.name()).orElse(null));
    String digest = Applied.digest(spec);
    if (existing == null) {
      return Optional.of(new Step.Create(policy(metadata(shipped.name(), digest, true), spec)));
    }
    if (Applied.digestOn(existing).equals(Optional.of(digest))) {
      return Optional.empty();
    }
    return Optional.of(new Step.Replace(policy(marked(existing, digest, true), spec)));
  }

  private List<GuardrailPolicy> retired(Map<String, GuardrailPolicy> policies) {
    Set<String> names = shipped.stream().map(ShippedPolicy::name).collect(Collectors.toSet());
    return policies.values().stream()
        .filter(SettingsPlan::isOurs)
        .filter(policy -> !names.contains(policy.getMetadata().getName()))
        .toList();
  }

  private static Optional<Step> approverStep(
      Settings.FirstApprover wanted, @Nullable Approver existing, boolean trustRootClosed) {
    String digest = Applied.digest(wanted.spec());
    if (existing == null) {
      return Optional.of(
          new Step.Create(approver(metadata(wanted.name(), digest, false), wanted.spec())));
    }
    boolean wasApplied = Applied.digestOn(existing).equals(Optional.of(digest));
    boolean isAsWanted = Applied.same(existing.getSpec(), wanted.spec());
    if (isAsWanted || (wasApplied && trustRootClosed)) {
      return Optional.empty();
    }
    return Optional.of(new Step.Replace(approver(marked(existing, digest, false), wanted.spec())));
  }

  private static boolean isOurs(HasMetadata resource) {
    Map<String, String> labels = resource.getMetadata().getLabels();
    return labels != null && "true".equals(labels.get(BUILT_IN));
  }

  private static GuardrailPolicy policy(ObjectMeta metadata, GuardrailPolicySpec spec) {
    GuardrailPolicy policy = new GuardrailPolicy();
    policy.setMetadata(metadata);
    policy.setSpec(spec);
    return policy;
  }

  private static Approver approver(ObjectMeta metadata, ApproverSpec spec) {
    Approver approver = new Approver();
    approver.setMetadata(metadata);
    approver.setSpec(spec);
    return approver;
  }

  private static ObjectMeta metadata(String name, String digest, boolean builtIn) {
    return marked(new ObjectMetaBuilder().withName(name).build(), digest, builtIn);
  }

  private static ObjectMeta marked(HasMetadata existing, String digest, boolean builtIn) {
    return marked(existing.getMetadata(), digest, builtIn);
  }

  private static ObjectMeta marked(ObjectMeta metadata, String digest, boolean builtIn) {
    ObjectMetaBuilder builder =
        new ObjectMetaBuilder(metadata)
            .withManagedFields(List.of())
            .addToAnnotations(Applied.ANNOTATION, digest);
    return builtIn ? builder.addToLabels(BUILT_IN, "true").build() : builder.build();
  }

  private static <R extends HasMetadata> Map<String, R> byName(List<R> resources) {
    return resources.stream()
        .collect(
            Collectors.toMap(
                resource -> resource.getMetadata().getName(),
                Function.identity(),
                (one, other) -> one,
                TreeMap::new));
  }
}
