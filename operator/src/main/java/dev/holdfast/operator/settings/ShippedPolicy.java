package dev.holdfast.operator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.GuardrailPolicySpec;
import dev.holdfast.compiler.BuiltInPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A built-in policy as this version ships it.
 *
 * @param name of its GuardrailPolicy: category, dash, policy
 */
public record ShippedPolicy(String name, String description, String rego) {
  /** All of them. */
  public static List<ShippedPolicy> all() {
    return BuiltInPolicy.all().stream()
        .map(
            policy ->
                new ShippedPolicy(
                    policy.name(), policy.metadata().path("description").asText(), policy.rego()))
        .toList();
  }

  GuardrailPolicySpec spec(String enforcement, @Nullable JsonNode parameters) {
    return new GuardrailPolicySpec(
        description, enforcement, null, parameters, null, rego, null, null);
  }
}
