package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What voids an approval, and what doesn't. */
class ImpactDigestTest {
  private static final String CLAIM = "persistentvolumeclaims ci/data";
  private static final String EBS = "ebs.csi.aws.com";

  @Test
  void isThatOfTheCanonicalItems() {
    String expected =
        "[{\"backing\":{\"driver\":\"ebs.csi.aws.com\",\"handle\":\"vol-1\"},\"fate\":\"Destroyed\","
            + "\"linkage\":{\"production\":false,\"sharedBackup\":false},"
            + "\"ref\":{\"group\":\"\",\"name\":\"data\",\"namespace\":\"ci\","
            + "\"resource\":\"persistentvolumeclaims\"},"
            + "\"uid\":\"uid-persistentvolumeclaims ci/data\"},"
            + "{\"backing\":{\"driver\":\"ebs.csi.aws.com\",\"handle\":\"vol-1\"},"
            + "\"fate\":\"Destroyed\",\"linkage\":{\"production\":false,\"sharedBackup\":false},"
            + "\"ref\":{\"group\":\"\",\"name\":\"pv-ci-data\",\"namespace\":\"\","
            + "\"resource\":\"persistentvolumes\"},\"uid\":\"uid-persistentvolumes pv-ci-data\"}]";
    assertThat(digest(_ -> {})).isEqualTo("sha256:" + sha256(expected));
  }

  @Test
  void aNewSiblingAnotherUidAnotherFateAndLinkageVoidIt() {
    String before = digest(_ -> {});
    assertThat(digest(cluster -> cluster.pair("other", "data", "Retain", EBS + "/vol-1")))
        .isNotEqualTo(before);
    assertThat(
            digest(
                cluster ->
                    ((ObjectNode) cluster.json(CLAIM)).withObject("/metadata").put("uid", "new")))
        .isNotEqualTo(before);
    assertThat(
            digest(
                cluster ->
                    ((ObjectNode) cluster.json("persistentvolumes pv-ci-data"))
                        .withObject("/spec")
                        .put("persistentVolumeReclaimPolicy", "Retain")))
        .isNotEqualTo(before);
    assertThat(digest(cluster -> cluster.label(CLAIM, "environment", "production")))
        .isNotEqualTo(before);
  }

  @Test
  void aSnapshotAnotherLabelAndAWorkloadDoNot() {
    String before = digest(_ -> {});
    assertThat(
            digest(
                cluster ->
                    cluster.snapshot("ci", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z")))
        .isEqualTo(before);
    assertThat(digest(cluster -> cluster.label(CLAIM, "team", "a"))).isEqualTo(before);
    assertThat(
            digest(
                cluster ->
                    cluster
                        .add("statefulsets.apps", "ci", "x", "{}")
                        .owned("statefulsets.apps ci/x", CLAIM)))
        .isEqualTo(before);
  }

  @Test
  void aSharedBackupThatGoesWithItDoes() {
    String before = digest(_ -> {});
    String snapshot = "volumesnapshots.snapshot.storage.k8s.io ci/s";
    assertThat(
            digest(
                cluster ->
                    cluster
                        .snapshot("ci", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z")
                        .owned(snapshot, CLAIM)
                        .label(snapshot, "holdfast.dev/shared-backup", "true")))
        .isNotEqualTo(before);
  }

  private static String digest(Consumer<TestingCluster> edit) {
    TestingCluster cluster = new TestingCluster().pair("ci", "data", "Delete", EBS + "/vol-1");
    edit.accept(cluster);
    return cluster.delete(CLAIM).digest();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
