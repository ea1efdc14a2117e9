package dev.holdfast.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicyStatus;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import dev.holdfast.operator.settings.Settings;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final RunningSet running = new RunningSet(new TestingCompiler());

  @Test
  void readyWhenEveryReplicaRunsTheNewest() {
    GuardrailPolicy policy = TestingPolicies.policy("a", 1, "A");
    GuardrailPolicyStatus status = status(policy, "this", "this");
    assertThat(condition(status, "Compiled").status()).isEqualTo("True");
    assertThat(condition(status, "Enforced").reason()).isEqualTo("Newest");
    assertThat(condition(status, "Ready").status()).isEqualTo("True");
    assertThat(status.replicas()).isEqualTo("2/2");
    assertThat(status.compiledGeneration()).isEqualTo(1);
    assertThat(status.entrypoints()).containsExactly("deny");
    assertThat(status.errors()).isNull();
  }

  @Test
  void rollsOutUntilTheLastReplicaHasIt() {
    GuardrailPolicyStatus status = status(TestingPolicies.policy("a", 1, "A"), "this", "other");
    assertThat(condition(status, "Enforced").reason()).isEqualTo("RollingOut");
    assertThat(status.replicas()).isEqualTo("1/2");
    assertThat(condition(status, "Ready").status()).isEqualTo("False");
  }

  @Test
  void aBadGenerationIsReportedWithItsPlaceWhileTheLastGoodStays() {
    status(TestingPolicies.policy("a", 1, "A"), "this");
    GuardrailPolicyStatus status = status(TestingPolicies.policy("a", 2, "bad news"), "this");
    assertThat(condition(status, "Compiled").reason()).isEqualTo("ParseError");
    assertThat(condition(status, "Enforced").reason()).isEqualTo("LastGood");
    assertThat(condition(status, "Ready").message())
        .isEqualTo("policy.rego:3:5: bad news; generation 1 stays in force");
    assertThat(status.compiledGeneration()).isEqualTo(1);
    assertThat(status.errors())
        .containsExactly(
            new GuardrailPolicyStatus.SourceError("policy.rego", 3, 5, "ParseError", "bad news"));
  }

  @Test
  void aPolicyThatWasNeverGoodIsNotInForce() {
    GuardrailPolicyStatus status = status(TestingPolicies.policy("a", 1, "bad"), "this");
    assertThat(condition(status, "Enforced").reason()).isEqualTo("NotInBundle");
    assertThat(condition(status, "Ready").message()).endsWith("no generation is in force");
    assertThat(status.replicas()).isNull();
  }

  @Test
  void sayingTheSameLaterIsNoChange() {
    GuardrailPolicy policy = TestingPolicies.policy("a", 1, "A");
    policy.setStatus(status(policy, "this"));
    assertThat(status(policy, NOW.plusSeconds(60), "this")).isEqualTo(policy.getStatus());
  }

  private GuardrailPolicyStatus status(GuardrailPolicy policy, String... replicas) {
    return status(policy, NOW, replicas);
  }

  private GuardrailPolicyStatus status(GuardrailPolicy policy, Instant now, String... replicas) {
    CompiledSet set = running.of(List.of(PolicyGeneration.of(policy)), new StoredBundle.None());
    PolicyBundle bundle = new PolicyBundle();
    bundle.setSpec(
        new PolicyBundleSpec(
            "this", set.entrypoints(), Settings.defaults().forBundle(), "c", "1", false));
    bundle.setStatus(
        new PolicyBundleStatus(
            null,
            java.util.Arrays.stream(replicas)
                .map(revision -> new PolicyBundleStatus.Replica("p", revision, null, true, null))
                .toList(),
            null,
            null));
    return new PolicyStatus(set, Optional.empty(), Optional.of(bundle), now).of(policy);
  }

  private static Condition condition(GuardrailPolicyStatus status, String type) {
    return Conditions.find(status.conditions(), type).orElseThrow();
  }
}
