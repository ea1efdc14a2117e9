package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestorePointsTest {
  private static final String CLAIM = "persistentvolumeclaims ";
  private static final String SNAPSHOT = "volumesnapshots.snapshot.storage.k8s.io ";
  private static final String CONTENT = "volumesnapshotcontents.snapshot.storage.k8s.io ";
  private static final String EBS = "ebs.csi.aws.com";

  private final TestingCluster cluster = new TestingCluster();

  @BeforeEach
  void claim() {
    cluster.pair("orders", "data", "Delete", EBS + "/vol-1");
  }

  @Test
  void aReadySnapshotOnCloudStorageIsIndependent() {
    cluster.snapshot("orders", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly(
            "orders/s at 2026-11-23T11:00:00Z independent durable:"
                + " ebs.csi.aws.com keeps snapshots without their source");
  }

  @Test
  void storageThatNeedsTheSourceMakesItDependent() {
    cluster.snapshot("orders", "s", "data", "Retain", "rbd.csi.ceph.com", "2026-11-23T11:00:00Z");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly(
            "orders/s at 2026-11-23T11:00:00Z: storage of rbd.csi.ceph.com isn't known to keep"
                + " snapshots without their source");
  }

  @Test
  void aSnapshotThatTheClaimOwnsFalls() {
    cluster
        .snapshot("orders", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z")
        .owned(SNAPSHOT + "orders/s", CLAIM + "orders/data");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly(
            "orders/s at 2026-11-23T11:00:00Z falls:"
                + " is owned by persistentvolumeclaims orders/data, so it goes with it");
  }

  @Test
  void aSnapshotInTheSameNamespaceFallsWithIt() {
    cluster
        .namespace("orders", "")
        .snapshot("orders", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z");
    assertThat(points(cluster.delete("namespaces orders")))
        .containsExactly("orders/s at 2026-11-23T11:00:00Z falls durable: goes with this change");
  }

  @Test
  void anUnreadySnapshotDoesNotCount() {
    cluster.snapshot("orders", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z");
    ((ObjectNode) cluster.json(SNAPSHOT + "orders/s").get("status")).put("readyToUse", false);
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly("orders/s: isn't complete: status.readyToUse is false");
  }

  @Test
  void aForgedSnapshotDoesNotCount() {
    for (String edit : List.of("uid", "name", "handle", "content", "future")) {
      TestingCluster forged =
          new TestingCluster()
              .pair("orders", "data", "Delete", EBS + "/vol-1")
              .snapshot("orders", "s", "data", "Delete", EBS, "2026-11-23T11:00:00Z");
      ObjectNode content = (ObjectNode) forged.json(CONTENT + "content-orders-s");
      ObjectNode status = (ObjectNode) forged.json(SNAPSHOT + "orders/s").get("status");
      switch (edit) {
        case "uid" -> content.withObject("/spec/volumeSnapshotRef").put("uid", "other");
        case "name" -> content.withObject("/spec/volumeSnapshotRef").put("name", "other");
        case "handle" -> content.withObject("/status").remove("snapshotHandle");
        case "content" -> status.put("boundVolumeSnapshotContentName", "nowhere");
        default -> status.put("creationTime", "2026-11-23T13:00:00Z");
      }
      assertThat(forged.delete(CLAIM + "orders/data").restorePoints())
          .as(edit)
          .singleElement()
          .satisfies(
              point -> {
                assertThat(point.independent()).isFalse();
                assertThat(point.durable()).isFalse();
                assertThat(point.completedAt()).isNull();
              });
    }
  }

  @Test
  void aSnapshotOfTheVolumeWhoseClaimIsGoneCountsForTheVolume() {
    cluster
        .snapshot("orders", "s", "old-name", "Delete", EBS, "2026-11-23T11:00:00Z")
        .json(CONTENT + "content-orders-s");
    ((ObjectNode) cluster.json(CONTENT + "content-orders-s"))
        .withObject("/spec/source")
        .put("volumeHandle", "vol-1");
    Impact impact = cluster.delete(CLAIM + "orders/data");
    assertThat(impact.restorePoints())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.of().toString()).isEqualTo("persistentvolumes pv-orders-data");
              assertThat(point.independent()).isTrue();
            });
  }

  @Test
  void losingTheNewestRestorePointWeakensLivingData() {
    cluster
        .snapshot("orders", "new", "data", "Delete", EBS, "2026-11-23T11:00:00Z")
        .snapshot("orders", "old", "data", "Delete", EBS, "2026-11-22T11:00:00Z");
    Impact impact = cluster.delete(SNAPSHOT + "orders/new");
    assertThat(TestingCluster.lines(impact))
        .contains("Weakened persistentvolumeclaims orders/data");
    assertThat(points(impact))
        .containsExactly(
            "orders/new at 2026-11-23T11:00:00Z falls durable: goes with this change",
            "orders/old at 2026-11-22T11:00:00Z independent durable:"
                + " ebs.csi.aws.com keeps snapshots without their source");
  }

  @Test
  void losingAnOlderRestorePointDoesNot() {
    cluster
        .snapshot("orders", "new", "data", "Delete", EBS, "2026-11-23T11:00:00Z")
        .snapshot("orders", "old", "data", "Delete", EBS, "2026-11-22T11:00:00Z");
    Impact impact = cluster.delete(SNAPSHOT + "orders/old");
    assertThat(TestingCluster.lines(impact))
        .noneMatch(line -> line.startsWith("Weakened"))
        .hasSize(2);
    assertThat(impact.restorePoints()).isEmpty();
  }

  @Test
  void losingTheNewestThatIsDurableWeakensThoughADependentOneIsNewer() {
    cluster
        .snapshot("orders", "cloud", "data", "Delete", EBS, "2026-11-22T11:00:00Z")
        .snapshot(
            "orders", "local", "data", "Delete", "zfs.csi.openebs.io", "2026-11-23T11:00:00Z");
    assertThat(TestingCluster.lines(cluster.delete(SNAPSHOT + "orders/cloud")))
        .contains("Weakened persistentvolumeclaims orders/data");
  }

  private static List<String> points(Impact impact) {
    return impact.restorePoints().stream()
        .map(
            point ->
                point.ref().namespace()
                    + "/"
                    + point.ref().name()
                    + (point.completedAt() == null ? "" : " at " + point.completedAt())
                    + (point.independent() ? " independent" : "")
                    + (point.falls() ? " falls" : "")
                    + (point.durable() ? " durable" : "")
                    + ": "
                    + point.why())
        .toList();
  }
}
