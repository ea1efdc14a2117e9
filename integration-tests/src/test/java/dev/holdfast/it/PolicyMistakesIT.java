package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Policies;
import dev.holdfast.it.harness.Twins;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A mistake in a policy is told on the object, with its place, and never takes the last good
 * generation out of force.
 */
@HoldfastTest
class PolicyMistakesIT {
  @Test
  void syntaxError(Guarded guarded, Twins twins) {
    expect(guarded, twins, "ParseError", 3, "package it.%s\n\ndeny contains if {\n");
  }

  @Test
  void unknownBuiltin(Guarded guarded, Twins twins) {
    expect(
        guarded,
        twins,
        "UnknownBuiltin",
        4,
        """
        package it.%s

        deny contains "no" if {
          http.send({"method": "get", "url": "http://example.com"}).status_code == 200
        }
        """);
  }

  @Test
  void typeError(Guarded guarded, Twins twins) {
    expect(
        guarded,
        twins,
        "TypeError",
        4,
        """
        package it.%s

        deny contains "no" if {
          count(5) > 1
        }
        """);
  }

  @Test
  void failingTest(Guarded guarded, Twins twins) {
    Policies policies = new Policies(guarded);
    String test =
        """
        package it.%1$s_test

        import data.it.%1$s

        test_never if count(%1$s.deny) == 7
        """
            .formatted(twins.name());
    policies.apply(twins.name(), "Audit", twins.staging(), good(twins), List.of(test)).orThrow();
    JsonNode policy = policies.awaitCompiled(twins.name());
    assertThat(reason(policy)).isEqualTo("TestFailed");
    assertThat(policy.path("status").path("errors").toString()).contains("test_never");
  }

  @Test
  void packageConflict(Guarded guarded, Twins twins) {
    Policies policies = new Policies(guarded);
    policies.apply(twins.name(), "Enforce", twins.staging(), good(twins)).orThrow();
    policies.awaitEnforced(twins.name());
    String younger = twins.name() + "-younger";
    policies.apply(younger, "Enforce", twins.staging(), good(twins)).orThrow();
    assertThat(reason(policies.awaitCompiled(younger))).isEqualTo("PackageConflict");
    bites(guarded, twins);
  }

  @Test
  void theLastGoodGenerationStaysInForce(Guarded guarded, Twins twins) {
    Policies policies = new Policies(guarded);
    policies.apply(twins.name(), "Enforce", twins.staging(), good(twins)).orThrow();
    policies.awaitEnforced(twins.name());
    bites(guarded, twins);
    String broken = "package it." + twins.name() + "\n\ndeny contains if {\n";
    CommandResult refused = policies.apply(twins.name(), "Enforce", twins.staging(), broken);
    Approvals approvals = new Approvals(guarded);
    approvals
        .approve(Answer.to(refused).isDenied("HF-TRUST-001").request(), guarded.theo())
        .orThrow();
    policies.apply(twins.name(), "Enforce", twins.staging(), broken).orThrow();
    assertThat(reason(policies.awaitCompiled(twins.name()))).isEqualTo("ParseError");
    assertThat(
            Answer.to(guarded.agent().run("delete", "pvc", "kept", "-n", twins.staging()))
                .isDenied("IT-1"))
        .isNotNull();
  }

  private static void bites(Guarded guarded, Twins twins) {
    twins.addClaim("kept");
    Answer.to(guarded.agent().run("delete", "pvc", "kept", "-n", twins.staging()))
        .isDenied("IT-1", "kept by a test policy");
  }

  private static void expect(
      Guarded guarded, Twins twins, String reason, int line, String regoTemplate) {
    Policies policies = new Policies(guarded);
    policies
        .apply(twins.name(), "Audit", twins.staging(), regoTemplate.formatted(twins.name()))
        .orThrow();
    JsonNode policy = policies.awaitCompiled(twins.name());
    assertThat(reason(policy)).isEqualTo(reason);
    JsonNode error = policy.path("status").path("errors").path(0);
    assertThat(error.path("line").asInt()).as(error.toString()).isEqualTo(line);
    assertThat(error.path("column").asInt()).as(error.toString()).isPositive();
    assertThat(error.path("message").asText()).isNotEmpty();
  }

  private static String good(Twins twins) {
    return """
        package it.%s

        deny contains {"code": "IT-1", "message": "kept by a test policy"} if {
          input.change.operation == "DELETE"
        }
        """
        .formatted(twins.name());
  }

  private static String reason(JsonNode policy) {
    return Policies.condition(policy, "Compiled").path("reason").asText();
  }
}
