package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static dev.holdfast.core.approval.TestingScene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is a human, who an agent, and how many of a group can sign now. */
class ApproversTest {
  @ParameterizedTest
  @CsvSource({
    "agents, , , system:serviceaccount:agents:x, true",
    "agents, , , system:serviceaccount:agents-2:x, false",
    "agents, , , agents:x, false",
    ", agents/x, , system:serviceaccount:agents:x, true",
    ", agents/x, , system:serviceaccount:agents:xy, false",
    ", agents/x, , agents/x, false",
    ", , x@example.com, x@example.com, true",
    ", , x@example.com, X@example.com, false",
    ", , , x@example.com, false"
  })
  void whomASubjectMeans(
      String namespace, String account, String user, String username, boolean matches) {
    AgentSubject subject = new AgentSubject(namespace, account, null, user);
    assertThat(AgentSubjects.matches(subject, username)).isEqualTo(matches);
    Approvers approvers = of(Map.of("x", human(DANA.publicLine(), username)), subject);
    assertThat(approvers.isAgent("x")).isEqualTo(matches);
    assertThat(approvers.validHumans("dba")).isEqualTo(matches ? 0 : 1);
  }

  @Test
  void aHumanUnderTwoNamesIsOne() {
    Map<String, ApproverSpec> specs =
        Map.of(
            "dana", human(DANA.publicLine(), "dana@example.com", "dana@home"),
            "other", human(ERIN.publicLine(), "dana@home"));
    assertThat(of(specs).validHumans("dba")).isEqualTo(1);
    assertThat(of(specs).sameHuman("dana", "other")).isTrue();
    assertThat(of(specs).sameHuman("other", "dana")).isTrue();
    assertThat(of(specs).is("other", "dana@example.com")).isFalse();
  }

  @Test
  void onlyWhoCanSignNowCounts() {
    ApproverSpec dana = human(DANA.publicLine(), "dana@example.com");
    ApproverSpec revoked =
        new ApproverSpec("x", List.of(), List.of("dba"), List.of(), List.of(DANA.fingerprint()));
    assertThat(of(Map.of("dana", dana)).validHumans("dba")).isEqualTo(1);
    assertThat(of(Map.of("dana", dana)).validHumans("trust")).isZero();
    assertThat(of(Map.of("dana", dana, "x", revoked)).validHumans("dba"))
        .as("revoked by anybody is revoked")
        .isZero();
    assertThat(of(Map.of("dana", human("ssh-ed25519 AAAA", "d"))).validHumans("dba")).isZero();
  }

  @Test
  void aKeyCountsFromNotBeforeUntilJustBeforeNotAfter() {
    assertThat(problem("2026-11-23T09:30:00Z", null)).isEmpty();
    assertThat(problem("2026-11-23T09:30:01Z", null)).contains("counts only from");
    assertThat(problem(null, "2026-11-23T09:30:01Z")).isEmpty();
    assertThat(problem(null, "2026-11-23T09:30:00Z")).contains("expired at");
  }

  private static String problem(String notBefore, String notAfter) {
    ApproverSpec spec =
        new ApproverSpec(
            "dana",
            List.of(),
            List.of("dba"),
            List.of(new ApproverSpec.Key(DANA.publicLine(), notBefore, notAfter, null)),
            null);
    return of(Map.of("dana", spec)).keys("dana").getFirst().problem();
  }

  private static ApproverSpec human(String key, String... usernames) {
    return new ApproverSpec(
        "a human",
        Arrays.stream(usernames).map(name -> new ApproverSpec.Subject("User", name)).toList(),
        List.of("dba"),
        List.of(new ApproverSpec.Key(key, null, null, null)),
        null);
  }

  private static Approvers of(Map<String, ApproverSpec> specs, AgentSubject... agents) {
    AgentIdentitySpec agent =
        new AgentIdentitySpec(
            new AgentIdentitySpec.Owner("User", "olga@example.com"), List.of(agents));
    return Approvers.of(specs, Map.of("agent", agent), NOW);
  }
}
