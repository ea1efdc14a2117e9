package dev.holdfast.operator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.operator.guard.GuardState.Circumstances;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardStateTest {
  private static final SelfTestResult PASSED = new SelfTestResult.Passed();
  private static final SelfTestResult FAILED = new SelfTestResult.Failed("nobody answers");

  /** A first install that fails half-way must stay open to repair. */
  @ParameterizedTest
  @CsvSource({
    "true,  false, false, false, true,  TrustRootOpen",
    "true,  true,  false, false, false, SelfTestFailed",
    "true,  true,  false, false, true,  Armed",
    "true,  true,  false, true,  false, Armed",
    "true,  true,  true,  false, true,  Disarmed",
    "false, true,  false, false, true,  Disabled"
  })
  void isPutInPlaceOnceTheGuardWorksAndSomebodyCanSign(
      boolean enabled,
      boolean closed,
      boolean open,
      boolean present,
      boolean works,
      String reason) {
    GuardState state =
        GuardState.of(new Circumstances(enabled, closed, open, present), works ? PASSED : FAILED);
    assertThat(state.reason()).isEqualTo(reason);
    assertThat(state.armed()).isEqualTo(reason.equals("Armed"));
    assertThat(state.put()).isEqualTo(reason.equals("Armed"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void whatIsThereStaysAsItIsInAWindowAndWhenSwitchedOff(boolean enabled, boolean open) {
    GuardState state = GuardState.of(new Circumstances(enabled, true, open, true), PASSED);
    assertThat(state.armed()).isTrue();
    assertThat(state.put()).isFalse();
  }

  @Test
  void whatNobodyTellsOfIsLookedAtSooner() {
    assertThat(state(false, false).again(PASSED)).isEqualTo(Duration.ofSeconds(10));
    assertThat(state(true, false).again(PASSED)).isEqualTo(Duration.ofMinutes(1));
    assertThat(state(true, true).again(PASSED)).as("disarmed").isEqualTo(Duration.ofMinutes(1));
    assertThat(state(true, false).failed("x").again(PASSED)).isEqualTo(Duration.ofSeconds(2));
    assertThat(state(true, false).again(FAILED)).isEqualTo(Duration.ofSeconds(2));
  }

  private static GuardState state(boolean closed, boolean open) {
    return GuardState.of(new Circumstances(true, closed, open, false), PASSED);
  }

  @Test
  void onlyOurRefusalPassesTheSelfTest() {
    assertThat(SelfTest.result(403, "… HF-SELFTEST-001: the guard works")).isEqualTo(PASSED);
    assertThat(SelfTest.result(403, "forbidden by RBAC")).isInstanceOf(SelfTestResult.Failed.class);
    assertThat(SelfTest.result(500, "failed calling webhook HF-SELFTEST-001"))
        .isInstanceOf(SelfTestResult.Failed.class);
  }

  /** Static admission has no operator to fill it in, so what may change is written there again. */
  @Test
  void staticAdmissionLetsTheSameOfTheWebhookConfigurationChange() throws IOException {
    String file =
        Files.readString(
            Repository.find().resolve("charts/holdfast/static-admission/policies/holdfast.yaml"));
    ValidatingAdmissionPolicy fixed =
        Serialization.unmarshal(file.split("\n---\n", 2)[0], ValidatingAdmissionPolicy.class);
    ValidatingAdmissionPolicy made =
        GuardObjects.of(new GuardNames("holdfast", "holdfast", "tls", "settings", "")).policy();
    for (String name : List.of("entries", "kept")) {
      assertThat(variable(fixed, name)).isEqualTo(variable(made, name));
    }
  }

  private static String variable(ValidatingAdmissionPolicy policy, String name) {
    return policy.getSpec().getVariables().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(Variable::getExpression)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itsObjectsNameThisInstallation() {
    GuardObjects objects =
        GuardObjects.of(new GuardNames("ns-1", "config-1", "tls-1", "settings-1", "issuer-1"));
    ValidatingAdmissionPolicy policy = objects.policy();
    assertThat(policy.getSpec().getMatchConstraints().getNamespaceSelector().getMatchLabels())
        .containsValue("ns-1");
    assertThat(policy.toString())
        .contains(
            "'config-1'", "'tls-1'", "'settings-1'", "'issuer-1'", "system:serviceaccount:ns-1:")
        .doesNotContain("$");
    assertThat(objects.binding().getSpec().getParamRef().getParameterNotFoundAction())
        .isEqualTo("Deny");
  }
}
