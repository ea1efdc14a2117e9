package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would fall, in each form. */
class ImpactCommandTest {
  private final TestingSurvey survey = new TestingSurvey().with(TestingScene.INCIDENT);

  @Test
  void theTree() {
    TestingTerminal shown = run("impact", "pvc/data", "-n", "staging");
    assertThat(shown.status()).isZero();
    assertThat(shown.out())
        .isEqualTo(
            """
            Deleting persistentvolumeclaims staging/data (background) touches 4 things, 2 of them PRODUCTION, 0 SHARED BACKUP.

            persistentvolumeclaims staging/data: DESTROYED, storage ebs.csi.aws.com/vol-1
            │  restore point: none: nothing was taken of it
            └─ persistentvolumes pv-staging: DESTROYED, bound to persistentvolumeclaims staging/data, storage ebs.csi.aws.com/vol-1
               └─ persistentvolumes pv-production: DESTROYED, PRODUCTION (namespace environment=production; namespace production), shares backing ebs.csi.aws.com/vol-1 with persistentvolumes pv-staging, storage ebs.csi.aws.com/vol-1
                  └─ persistentvolumeclaims production/data: DESTROYED, PRODUCTION (namespace environment=production; namespace production), bound to persistentvolumes pv-production, storage ebs.csi.aws.com/vol-1
                        restore point: none: nothing was taken of it

            KIND                     DESTROYED   RECOVERABLE   ORPHANED   WEAKENED   PRODUCTION
            persistentvolumeclaims   2           0             0          0          1
            persistentvolumes        2           0             0          0          1
            all                      4           0             0          0          2

            Digest %s
            """
                .formatted(digest()));
    assertThat(shown.err()).contains("There is no policy bundle");
  }

  @Test
  void theNewestRestorePointThatOutlivesIt() {
    survey.with(TestingScene.SNAPSHOT);
    assertThat(run("impact", "persistentvolume/pv-staging").out())
        .contains("restore point: volumesnapshots production/safe, 1 h 0 min old");
    assertThat(run("impact", "ns/production").out())
        .contains("none: volumesnapshots production/safe goes with this change");
  }

  @Test
  void jsonAsPoliciesSeeIt() throws Exception {
    JsonNode json =
        new ObjectMapper().readTree(run("impact", "pvc/data", "-n", "staging", "-o", "json").out());
    assertThat(json.at("/counts/Destroyed").asInt()).isEqualTo(4);
    assertThat(json.at("/items/0/linkage/production").asBoolean()).isTrue();
    assertThat(json.path("restorePoints").isArray()).isTrue();
    assertThat(json.path("digest").asText()).startsWith("sha256:");
  }

  @Test
  void dotForGraphviz() {
    assertThat(run("impact", "pvc/data", "-n", "staging", "-o", "dot").out())
        .startsWith("digraph impact {")
        .contains(
            "\"/persistentvolumes pv-staging\" -> \"/persistentvolumes pv-production\"",
            "label=\"persistentvolumes pv-production: Destroyed, PRODUCTION\", color=red, style=bold");
  }

  @Test
  void orphansStay() {
    survey.with(
        """
        kind: StatefulSet
        metadata: {name: pg, namespace: production}
        spec:
          persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}
          volumeClaimTemplates: [{metadata: {name: data}}]
        ---
        {kind: PersistentVolumeClaim, metadata: {name: data-pg-0, namespace: production}}
        """);
    assertThat(run("impact", "statefulset.apps/pg", "-n", "production").out())
        .contains("persistentvolumeclaims production/data-pg-0: DESTROYED");
    assertThat(run("impact", "statefulset/pg", "-n", "production", "--propagation", "orphan").out())
        .doesNotContain("data-pg-0");
  }

  @Test
  void whatCanNotBeLookedAt() {
    survey.serve("apps", "v1", "deployments", "Deployment", List.of("deploy"));
    assertRefused("there is no persistentvolumeclaims data in namespace default", "pvc/data");
    assertRefused("deployments.apps isn't watched", "deploy/web");
    assertRefused("the cluster serves no kind 'nonsense'", "nonsense/x");
    assertRefused("write KIND/NAME", "pvc");
  }

  private void assertRefused(String message, String reference) {
    TestingTerminal refused = run("impact", reference);
    assertThat(refused.status()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains(message);
  }

  private String digest() {
    String out = run("impact", "pvc/data", "-n", "staging", "-o", "json").out();
    return out.substring(out.indexOf("sha256:"), out.indexOf("sha256:") + 71);
  }

  private TestingTerminal run(String... arguments) {
    return TestingTerminal.run(new TestingCluster(), survey, "", arguments);
  }
}
