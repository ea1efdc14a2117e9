package dev.holdfast.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.policy.PolicyAnswer.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAnswersTest {
  @Test
  void readsEverySetAndSorts() throws Exception {
    assertThat(
            answer(
                """
                {"deny": [{"code": "B", "message": "two"}, {"code": "A", "message": "one\\nline"}, "bare"],
                 "violation": [{"msg": "from Gatekeeper", "details": {}}],
                 "warn": [{"message": "look", "items": []}],
                 "require_approval": [{"code": "C", "message": "m", "group": "dba", "count": 2, "hardware": true},
                                      {"message": "n", "group": "dba"}]}
                """))
        .isInstanceOfSatisfying(
            PolicyAnswer.Said.class,
            said -> {
              assertThat(said.denies())
                  .containsExactly(
                      new Statement("A", "one line"),
                      new Statement("B", "two"),
                      new Statement("my-policy", "bare"),
                      new Statement("my-policy", "from Gatekeeper"));
              assertThat(said.warns()).containsExactly(new Statement("my-policy", "look"));
              assertThat(said.requirements())
                  .containsExactly(
                      new Requirement("my-policy", "C", "dba", 2, true, "m"),
                      new Requirement("my-policy", "my-policy", "dba", 1, false, "n"));
            });
  }

  @Test
  void nothingSaidIsNoObjection() throws Exception {
    assertThat(answer("{}")).isInstanceOf(PolicyAnswer.Said.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "true",
        "{\"allow\": []}",
        "{\"deny\": true}",
        "{\"deny\": [7]}",
        "{\"deny\": [{}]}",
        "{\"deny\": [{\"message\": \"\"}]}",
        "{\"deny\": [{\"message\": 7}]}",
        "{\"deny\": [{\"message\": \"m\", \"group\": \"dba\"}]}",
        "{\"deny\": [{\"message\": \"m\", \"code\": \"a b\"}]}",
        "{\"deny\": [{\"message\": \"m\", \"items\": \"x\"}]}",
        "{\"violation\": [{\"message\": \"m\"}]}",
        "{\"require_approval\": [\"bare\"]}",
        "{\"require_approval\": [{\"message\": \"m\"}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"a b\"}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"count\": 0}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"count\": 17}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"count\": 1.5}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"count\": \"2\"}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"hardware\": \"yes\"}]}",
        "{\"require_approval\": [{\"message\": \"m\", \"group\": \"dba\", \"until\": 1}]}",
      })
  void whatIsNotInTheContractIsAFault(String value) throws Exception {
    assertThat(answer(value))
        .isInstanceOfSatisfying(
            PolicyAnswer.Faulty.class,
            faulty -> assertThat(faulty.reason()).isEqualTo("BadResult"));
  }

  @Test
  void anEnginesFaultStaysOne() {
    assertThat(PolicyAnswers.of("my-policy", new Evaluation.Fault("TimeLimit", "over 50 ms")))
        .isEqualTo(new PolicyAnswer.Faulty("TimeLimit", "over 50 ms"));
  }

  private static PolicyAnswer answer(String value) throws Exception {
    return PolicyAnswers.of("my-policy", new Evaluation.Value(new ObjectMapper().readTree(value)));
  }
}
