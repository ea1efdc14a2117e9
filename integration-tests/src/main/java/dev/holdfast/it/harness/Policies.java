package dev.holdfast.it.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GuardrailPolicies of tests, and what becomes of them. */
public record Policies(Guarded guarded) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Applies a policy that looks only at one namespace. */
  public CommandResult apply(String name, String enforcement, String namespace, String rego) {
    return apply(name, enforcement, namespace, rego, List.of());
  }

  /** As above, with one test module when there is one. */
  public CommandResult apply(
      String name, String enforcement, String namespace, String rego, List<String> tests) {
    Map<String, Object> spec =
        Map.of(
            "enforcement",
            enforcement,
            "match",
            Map.of("namespaces", Map.of("include", List.of(namespace))),
            "rego",
            rego,
            "tests",
            tests.stream().map(test -> Map.of("name", "policy_test.rego", "rego", test)).toList());
    return guarded.admin().apply(json(name, spec));
  }

  /** Waits until the newest generation has been compiled, for better or worse. */
  public JsonNode awaitCompiled(String name) {
    return Await.value(
        "a verdict about policy " + name,
        LIMIT,
        () -> {
          JsonNode policy = get(name);
          JsonNode compiled = condition(policy, "Compiled");
          boolean current =
              compiled.path("observedGeneration").asLong(-1)
                  == policy.path("metadata").path("generation").asLong();
          return current ? Optional.of(policy) : Optional.empty();
        });
  }

  /** Waits until every replica runs the newest generation. */
  public void awaitEnforced(String name) {
    Await.until(
        "policy " + name + " to be enforced",
        LIMIT,
        () -> {
          JsonNode enforced = condition(get(name), "Enforced");
          return enforced.path("status").asText().equals("True");
        });
  }

  public static JsonNode condition(JsonNode policy, String type) {
    for (JsonNode condition : policy.path("status").path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return JSON.missingNode();
  }

  private JsonNode get(String name) {
    try {
      return JSON.readTree(guarded.admin().must("get", "guardrailpolicy", name, "-o", "json"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kubectl printed something that isn't JSON", e);
    }
  }

  private static String json(String name, Map<String, Object> spec) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "apiVersion",
              "holdfast.dev/v1alpha1",
              "kind",
              "GuardrailPolicy",
              "metadata",
              Map.of("name", name),
              "spec",
              spec));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't write a GuardrailPolicy", e);
    }
  }
}
