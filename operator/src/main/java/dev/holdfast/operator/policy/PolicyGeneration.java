package dev.holdfast.operator.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicySpec;
import dev.holdfast.compiler.PolicySource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One generation of one GuardrailPolicy: everything that decides what it does. The good ones are
 * kept beside the Wasm, so that a restarted operator still knows them.
 *
 * @param createdAt RFC 3339 with Z
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyGeneration(
    String name, String uid, long generation, String createdAt, GuardrailPolicySpec spec) {
  static PolicyGeneration of(GuardrailPolicy policy) {
    return new PolicyGeneration(
        policy.getMetadata().getName(),
        policy.getMetadata().getUid(),
        policy.getMetadata().getGeneration(),
        policy.getMetadata().getCreationTimestamp(),
        policy.getSpec());
  }

  /** Whether the other is an earlier or later generation of the same object. */
  boolean isSameObject(PolicyGeneration other) {
    return uid.equals(other.uid);
  }

  PolicySource source() {
    List<String> operations = spec.match() == null ? null : spec.match().operations();
    return new PolicySource(
        name,
        uid,
        generation,
        Instant.parse(createdAt),
        operations == null ? List.of() : operations,
        spec.rego(),
        modules(spec.libraries()),
        modules(spec.tests()),
        spec.parameters());
  }

  private static List<PolicySource.SourceModule> modules(
      @Nullable List<GuardrailPolicySpec.RegoModule> modules) {
    return modules == null
        ? List.of()
        : modules.stream()
            .map(module -> new PolicySource.SourceModule(module.name(), module.rego()))
            .toList();
  }
}
