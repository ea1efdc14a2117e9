package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicySpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** Policies for tests. */
final class TestingPolicies {
  private TestingPolicies() {}

  static GuardrailPolicy policy(String name, long generation, String rego) {
    GuardrailPolicy policy = new GuardrailPolicy();
    policy.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withUid("uid-" + name)
            .withGeneration(generation)
            .withCreationTimestamp("2026-11-24T08:00:00Z")
            .build());
    policy.setSpec(new GuardrailPolicySpec(null, "Enforce", null, null, null, rego, null, null));
    return policy;
  }

  static PolicyGeneration generation(String name, long generation, String rego) {
    return PolicyGeneration.of(policy(name, generation, rego));
  }
}
