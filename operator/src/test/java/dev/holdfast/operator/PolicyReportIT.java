package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus.SourceError;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.operator.harness.OperatorBench;
import dev.holdfast.operator.write.Conditions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every mistake in a policy appears on its object with line and column within 5 s, while its last
 * good generation stays in the bundle.
 */
@ExtendWith(SharedCluster.class)
class PolicyReportIT {
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private static OperatorBench bench;

  @BeforeAll
  static void start(DevCluster cluster) {
    bench = OperatorBench.start(cluster, "");
    bench.awaitBundle("the first bundle", bundle -> !bundle.getSpec().entrypoints().isEmpty());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void syntaxError() {
    SourceError error =
        breakPolicy(
            "syntax", "package team.syntax\n\ndeny contains \"x\" if { x := }\n", "ParseError");
    assertThat(error.line()).isEqualTo(3);
    assertThat(error.column()).isPositive();
  }

  @Test
  void unknownBuiltin() {
    SourceError error =
        breakPolicy(
            "builtin",
            """
            package team.builtin

            deny contains "x" if {
              http.send({"method": "get", "url": "http://example.com"})
            }
            """,
            "UnknownBuiltin");
    assertThat(error.line()).isEqualTo(4);
    assertThat(error.column()).isEqualTo(3);
  }

  @Test
  void typeError() {
    SourceError error =
        breakPolicy(
            "types",
            """
            package team.types

            deny contains "x" if {
              count(1) > 0
            }
            """,
            "TypeError");
    assertThat(error.line()).isEqualTo(4);
  }

  @Test
  void failingTest() {
    good("tested");
    bench.apply(
        manifest("tested", rego("tested", "two"))
            + """
              tests:
              - name: policy_test
                rego: |
                  package team.tested

                  test_never if false
            """);
    SourceError error = awaitError("tested", "TestFailed");
    assertThat(error.file()).contains("policy_test");
  }

  @Test
  void packageConflict() {
    good("first");
    bench.apply(manifest("second", rego("first", "stolen")));
    SourceError error = awaitError("second", "PackageConflict");
    assertThat(error.message()).contains("first");
    assertThat(bench.policy("first").orElseThrow().getStatus().errors()).isNull();
    assertThat(entrypoint("second")).isNull();
  }

  @Test
  void aGoodGenerationReplacesTheLastGoodOne() {
    good("renewed");
    bench.apply(manifest("renewed", rego("renewed", "other words")));
    PolicyBundle bundle =
        bench.awaitBundle("generation 2", found -> generation(found, "renewed") == 2);
    assertThat(bundle.getSpec().configMap())
        .isEqualTo("holdfast-bundle-" + bundle.getSpec().revision().substring(7, 19));
  }

  @Test
  void aDeletedPolicyLeavesTheBundle() {
    good("leaving");
    bench.cluster().kubectl().must("delete", "gp", "leaving");
    bench.awaitBundle("it to leave", found -> generation(found, "leaving") == 0);
  }

  /** First a good generation, then this one. */
  private static SourceError breakPolicy(String name, String rego, String code) {
    good(name);
    bench.apply(manifest(name, rego));
    SourceError error = awaitError(name, code);
    GuardrailPolicy policy = bench.policy(name).orElseThrow();
    assertThat(policy.getStatus().compiledGeneration()).isEqualTo(1);
    assertThat(Conditions.find(policy.getStatus().conditions(), "Compiled").orElseThrow().reason())
        .isEqualTo(code);
    assertThat(generation(bench.bundle().orElseThrow(), name)).isEqualTo(1);
    Await.until("an Event about it", WITHIN, () -> hasEvent(name));
    return error;
  }

  private static boolean hasEvent(String name) {
    return bench
        .cluster()
        .kubectl()
        .must("get", "events", "-A")
        .lines()
        .anyMatch(line -> line.contains("guardrailpolicy/" + name) && line.contains("PolicyBad"));
  }

  private static void good(String name) {
    bench.apply(manifest(name, rego(name, "one")));
    bench.awaitBundle(name + " in the bundle", found -> generation(found, name) == 1);
  }

  private static SourceError awaitError(String name, String code) {
    return Await.value(
        code + " on " + name,
        WITHIN,
        () ->
            bench
                .policy(name)
                .map(GuardrailPolicy::getStatus)
                .flatMap(
                    status ->
                        status.errors() == null
                            ? Optional.empty()
                            : status.errors().stream()
                                .filter(error -> error.code().equals(code))
                                .findFirst()));
  }

  private static long generation(PolicyBundle bundle, String name) {
    return bundle.getSpec().entrypoints().stream()
        .filter(entry -> entry.policy().equals(name))
        .mapToLong(BundleEntrypoint::generation)
        .findFirst()
        .orElse(0);
  }

  private static BundleEntrypoint entrypoint(String name) {
    return bench.bundle().orElseThrow().getSpec().entrypoints().stream()
        .filter(entry -> entry.policy().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String rego(String name, String message) {
    return "package team." + name + "\n\ndeny contains \"" + message + "\" if input.change\n";
  }

  private static String manifest(String name, String rego) {
    return """
        apiVersion: holdfast.dev/v1alpha1
        kind: GuardrailPolicy
        metadata: {name: %s}
        spec:
          enforcement: Enforce
          rego: |
        """
            .formatted(name)
        + rego.indent(4);
  }
}
