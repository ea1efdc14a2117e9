package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.BundleSettings.HumanPatterns;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies as Java functions of the input, and a bundle of them. */
final class TestingPolicies implements PolicyEngine {
  private final Map<String, Function<JsonNode, Evaluation>> policies = new LinkedHashMap<>();
  private final List<BundleEntrypoint> entrypoints = new ArrayList<>();

  /** A policy that says the same whatever it sees. */
  TestingPolicies says(String name, String enforcement, String result) {
    return add(name, enforcement, null, input -> value(result));
  }

  /** A policy that says something when anything in the impact is linked to production. */
  TestingPolicies onProduction(String name, String result) {
    return add(
        name,
        "Enforce",
        null,
        input -> {
          for (JsonNode item : input.at("/impact/items")) {
            if (item.at("/linkage/production").asBoolean()) {
              return value(result);
            }
          }
          return value("{}");
        });
  }

  TestingPolicies fails(String name, String enforcement, String reason) {
    return add(name, enforcement, null, input -> new Evaluation.Fault(reason, "it broke"));
  }

  TestingPolicies add(
      String name, String enforcement, PolicyMatch match, Function<JsonNode, Evaluation> policy) {
    policies.put("p/" + name, policy);
    entrypoints.add(
        new BundleEntrypoint(name, "uid-" + name, 1L, enforcement, match, null, "p/" + name));
    return this;
  }

  Bundle bundle() {
    return bundle(true);
  }

  Bundle bundle(boolean trustRootClosed) {
    return bundle(trustRootClosed, null);
  }

  Bundle bundle(boolean trustRootClosed, @Nullable String unlockDelay) {
    BundleSettings settings =
        new BundleSettings(
            LinkageRules.DEFAULTS,
            Map.of("dba", 2),
            1,
            unlockDelay,
            new HumanPatterns(List.of(), List.of("*@example.com")),
            List.of("tools/janitor"));
    return new Bundle(
        new PolicyBundleSpec("sha256:r", entrypoints, settings, "bundle", "1", trustRootClosed),
        this);
  }

  static Evaluation value(String json) {
    return new Evaluation.Value(read(json));
  }

  @Override
  public List<Evaluation> evaluate(byte[] input, List<String> paths, Duration limit) {
    JsonNode tree;
    try {
      tree = new ObjectMapper().readTree(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths.stream().map(path -> policies.get(path).apply(tree)).toList();
  }

  @Override
  public void close() {}

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
