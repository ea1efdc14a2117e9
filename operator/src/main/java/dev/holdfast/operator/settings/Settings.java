package dev.holdfast.operator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the settings ConfigMap says; absent parts have their defaults.
 *
 * @param enforcement {@code Audit} holds every built-in policy down to Audit
 * @param policies by name of the built-in policy
 * @param approvers the first ones; they close the trust root
 * @param groups approver group to the fewest valid humans it should have
 * @param trustCount signatures of group {@code trust} that a trust change needs
 * @param unlockDelay how long a weakening of the guard waits, {@code 1h30m}; null for not at all
 * @param controllers service accounts, {@code namespace/name}
 */
public record Settings(
    String enforcement,
    Map<String, PolicySetting> policies,
    LinkageSettings linkage,
    List<FirstApprover> approvers,
    Map<String, Integer> groups,
    int trustCount,
    @Nullable String unlockDelay,
    BundleSettings.HumanPatterns humans,
    List<String> controllers) {
  static final Map<String, Integer> DEFAULT_GROUPS = Map.of("dba", 2, "trust", 1);

  public Settings {
    policies = Map.copyOf(policies);
    approvers = List.copyOf(approvers);
    groups = Map.copyOf(groups);
    controllers = List.copyOf(controllers);
  }

  /**
   * How one built-in policy is applied.
   *
   * @param enforcement {@code Off} means that it isn't applied, or is removed
   */
  public record PolicySetting(@Nullable String enforcement, @Nullable JsonNode parameters) {}

  /** An Approver that the operator applies. */
  public record FirstApprover(String name, ApproverSpec spec) {}

  /** What holds where nothing is said. */
  public static Settings defaults() {
    return new Settings(
        "Enforce",
        Map.of(),
        DefaultLinkage.complete(null),
        List.of(),
        DEFAULT_GROUPS,
        1,
        null,
        new BundleSettings.HumanPatterns(List.of(), List.of()),
        List.of());
  }

  /** What a built-in policy's {@code spec.enforcement} shall be; empty when it is off. */
  public Optional<String> enforcementOf(String policy) {
    PolicySetting setting = policies.get(policy);
    String own = setting == null ? null : setting.enforcement();
    if ("Off".equals(own)) {
      return Optional.empty();
    }
    if ("Audit".equals(enforcement) || own == null) {
      return Optional.of(enforcement);
    }
    return Optional.of(own);
  }

  /** Parameters given to a built-in policy. */
  public Optional<JsonNode> parametersOf(String policy) {
    return Optional.ofNullable(policies.get(policy)).map(PolicySetting::parameters);
  }

  /** The part that every replica needs. */
  public BundleSettings forBundle() {
    return new BundleSettings(linkage, groups, trustCount, unlockDelay, humans, controllers);
  }
}
