package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a change would be decided. */
class ExplainCommandTest {
  private static final String DELETION =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
        "uid": "1", "operation": "DELETE", "name": "data", "namespace": "staging",
        "kind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
        "resource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
        "userInfo": {"username": "umi"}, "object": null,
        "oldObject": {"metadata": {"name": "data", "namespace": "staging", "uid": "uid-staging-data"},
          "spec": {"volumeName": "pv-staging"}}}}
      """;

  @TempDir private Path folder;
  private final TestingSurvey survey =
      TestingEngine.install(new TestingSurvey().with(TestingScene.INCIDENT));

  @Test
  void whatWouldBeDenied() {
    TestingTerminal told = run(DELETION, "explain", "-f", "-");
    assertThat(told.err()).isEmpty();
    assertThat(told.status()).isEqualTo(ExitCode.DENIED);
    assertThat(told.out())
        .contains("Change     DELETE persistentvolumeclaims staging/data\n")
        .contains("Asked by   umi (Unknown)\n")
        .contains("Effects\n  Delete by rule delete; deletes the PersistentVolumeClaim\n")
        .contains("Impact (4 items, digest sha256:")
        .contains("persistentvolumes pv-production: DESTROYED, PRODUCTION")
        .contains("keep-production (Enforce): requires 2 of group dba, T-1: production")
        .contains("elsewhere: doesn't look at such changes")
        .contains("Verdict: DENIED\n  T-1: production (needs 2 approvals of group dba)\n");
  }

  @Test
  void anotherInventoryThanTheClusters() throws IOException {
    Path objects = folder.resolve("objects.yaml");
    Files.writeString(objects, "{apiVersion: v1, kind: Namespace, metadata: {name: staging}}");
    TestingTerminal told = run(DELETION, "explain", "-f", "-", "--inventory", objects.toString());
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("Impact (1 items")
        .contains("keep-production (Enforce): has nothing against it")
        .contains("Verdict: ALLOWED");
  }

  @Test
  void aChangeWithoutEffects() throws IOException {
    Path review = folder.resolve("review.json");
    Files.writeString(review, DELETION.replace("persistentvolumeclaims", "configmaps"));
    TestingTerminal told = run("", "explain", "--as-of-cluster", "-f", review.toString());
    assertThat(told.status()).isZero();
    assertThat(told.out()).contains("Effects\n  none\n").contains("Impact\n  none\n");
  }

  @Test
  void inAnOpenWindow() {
    String review =
        DELETION
            .replace("\"resource\": {\"group\": \"\"", "\"resource\": {\"group\": \"holdfast.dev\"")
            .replace("persistentvolumeclaims", "datakinds");
    assertThat(run(review, "explain", "-f", "-").out()).contains("Verdict: DENIED", "HF-TRUST-001");
    TestingCluster cluster =
        new TestingCluster()
            .armed(new MaintenanceWindowSpec("umi", "2026-11-23T10:30:00Z", "upgrade"));
    assertThat(TestingTerminal.run(cluster, survey, review, "explain", "-f", "-").out())
        .contains("Verdict: ALLOWED");
  }

  @Test
  void whatIsMissing() {
    assertThat(run("{}", "explain", "-f", "-").err()).contains("it is not an admission.k8s.io/v1");
    TestingTerminal none =
        TestingTerminal.run(
            new TestingCluster(), new TestingSurvey(), DELETION, "explain", "-f", "-");
    assertThat(none.status()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(none.err()).contains("there is no policy bundle", "Is Holdfast installed");
    assertThat(run(DELETION, "explain", "-f", "-", "--as-of-cluster", "--inventory", "x").status())
        .isEqualTo(2);
  }

  private TestingTerminal run(String typed, String... arguments) {
    return TestingTerminal.run(new TestingCluster(), survey, typed, arguments);
  }
}
