package dev.holdfast.benchmarks.load;

import dev.holdfast.compiler.BuiltInPolicy;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One enforced policy at first, then fifty copies of it beside it, which all match. */
record Policies(DevCluster cluster, Installation installation) {
  static final int MANY = 51;
  private static final String ONE = "volumes-production-linkage";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Every other built-in policy is off. */
  static final String ONE_VALUES =
      BuiltInPolicy.all().stream()
          .map(BuiltInPolicy::name)
          .filter(name -> !name.equals(ONE))
          .map(name -> name + ": {enforcement: \"Off\"}")
          .collect(Collectors.joining(", ", "policies: {", "}\n"));

  /** Makes the copies and waits until the webhook enforces them. */
  void makeFifty() {
    String rego =
        BuiltInPolicy.all().stream()
            .filter(policy -> policy.name().equals(ONE))
            .findFirst()
            .orElseThrow()
            .rego();
    String all =
        IntStream.range(1, MANY)
            .mapToObj(number -> manifest(number, rego))
            .collect(Collectors.joining("---\n"));
    cluster.kubectl().applyServerSide(all).orThrow();
    Await.until(
        "51 policies to be active",
        LIMIT,
        () ->
            cluster
                    .kubectl()
                    .must(
                        "get",
                        "policybundle",
                        "active",
                        "-o",
                        "jsonpath={.spec.entrypoints[*].policy}")
                    .strip()
                    .split(" ", -1)
                    .length
                >= MANY);
    installation.awaitReady();
  }

  private static String manifest(int number, String rego) {
    String own = rego.replaceFirst("(?m)^package .*$", "package load.p" + number);
    return """
        apiVersion: holdfast.dev/v1alpha1
        kind: GuardrailPolicy
        metadata: {name: load-%d}
        spec:
          enforcement: Enforce
          rego: |
        %s"""
        .formatted(number, own.indent(4));
  }
}
