package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** How everything guarded stands. */
class PostureCommandTest {
  private final TestingSurvey survey =
      TestingEngine.install(
          new TestingSurvey()
              .with(TestingScene.INCIDENT)
              .with(TestingScene.SNAPSHOT)
              .with(
                  "{kind: PersistentVolumeClaim, metadata: {name: scratch, namespace: staging}}"));

  @Test
  void aNamespace() {
    TestingTerminal shown = run("posture", "-n", "staging");
    assertThat(shown.err()).isEmpty();
    assertThat(shown.status()).isZero();
    assertThat(shown.out())
        .startsWith("OBJECT ")
        .containsPattern(
            "persistentvolumeclaims staging/data +PRODUCTION through persistentvolumeclaims"
                + " production/data +denied +T-1 +volumesnapshots production/safe, 1 h 0 min old\n")
        .containsPattern(
            "persistentvolumes pv-staging +PRODUCTION through persistentvolumeclaims"
                + " production/data +denied +T-1 +volumesnapshots production/safe, 1 h 0 min old\n")
        .contains("2 guarded: deletion denied of 2, allowed of 0; 0 without an independent")
        .doesNotContain("scratch");
  }

  @Test
  void theWholeCluster() {
    assertThat(run("posture", "-A").out())
        .contains("persistentvolumeclaims production/data")
        .contains("volumesnapshots production/safe")
        .contains("volumesnapshotcontents content");
    assertThat(run("posture", "-n", "elsewhere").out())
        .startsWith("Nothing here is linked to production");
  }

  @Test
  void coverage() {
    survey.with(
        """
        kind: CustomResourceDefinition
        metadata: {name: vaults.example.com}
        spec:
          group: example.com
          names: {plural: vaults, kind: Vault}
          versions: [{schema: {openAPIV3Schema: {properties: {spec: {properties: {wipeOnDelete: {}}}}}}}]
        """);
    assertThat(run("posture").out())
        .contains("MISSED persistentvolumes: no webhook rule for CREATE, UPDATE, DELETE")
        .contains("UNWATCHED vaults.example.com looks like data: its schema has spec.wipeOnDelete");
    survey.others(
        "validatingwebhookconfigurations",
        """
        webhooks:
        - name: all.data.holdfast.dev
          rules: [{operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"]}]
        """);
    assertThat(run("posture").out())
        .contains("the installed webhook rules cover every watched kind that is served")
        .doesNotContain("MISSED");
  }

  @Test
  void whoGetsPastIt() {
    assertThat(run("posture").out()).contains("own accounts\n  nobody\n");
    survey.others(
        "clusterroles",
        "{metadata: {name: admin}, rules: [{verbs: ['*'], apiGroups: ['*'], resources: ['*']}]}");
    survey.others(
        "clusterrolebindings",
        "{metadata: {name: x}, roleRef: {kind: ClusterRole, name: admin}, subjects: [{kind: User,"
            + " name: paula}]}");
    assertThat(run("posture").out()).contains("own accounts\n  User paula: everything\n");
    assertThat(run("posture", "-o", "json").out()).contains("\"subject\" : \"User paula\"");
  }

  @Test
  void forPrograms() throws Exception {
    JsonNode json = new ObjectMapper().readTree(run("posture", "-A", "-o", "json").out());
    assertThat(json.path("requesterClass").asText()).isEqualTo("Unknown");
    JsonNode claim =
        json.path("objects")
            .valueStream()
            .filter(object -> object.path("namespace").asText().equals("production"))
            .filter(object -> object.path("resource").asText().equals("persistentvolumeclaims"))
            .findFirst()
            .orElseThrow();
    assertThat(claim.path("denied").asBoolean()).isTrue();
    assertThat(claim.path("codes")).extracting(JsonNode::asText).containsExactly("T-1");
    assertThat(claim.at("/restorePoint/completedAt").asText()).isEqualTo("2026-11-23T08:30:00Z");
    assertThat(json.at("/coverage/missed")).isNotEmpty();
  }

  private TestingTerminal run(String... arguments) {
    return TestingTerminal.run(new TestingCluster(), survey, "", arguments);
  }
}
