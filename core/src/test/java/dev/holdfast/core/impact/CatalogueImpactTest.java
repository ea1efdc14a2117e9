package dev.holdfast.core.impact;

import static dev.holdfast.core.impact.TestingCluster.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What falls by the built-in catalogue alone, where several of its facts work together. */
class CatalogueImpactTest {
  private static final String CLAIM = "persistentvolumeclaims ";
  private static final String KUBEBLOCKS = "clusters.apps.kubeblocks.io ";
  private static final String DATACENTER = "cassandradatacenters.cassandra.datastax.com ";
  private static final String LONGHORN = "driver.longhorn.io/vol-1";

  private final TestingCluster cluster = new TestingCluster();

  @Test
  void kubeBlocksTakesBackupsOnlyWhenItWipesOut() {
    kubeBlocks("Delete");
    Impact impact = cluster.delete(KUBEBLOCKS + "orders/pg");
    assertThat(lines(impact))
        .contains("Destroyed persistentvolumeclaims orders/data", "Orphaned backups orders/b");
    assertThat(independent(impact)).containsExactly("b of pg");
    kubeBlocks("WipeOut");
    impact = cluster.delete(KUBEBLOCKS + "orders/pg");
    assertThat(lines(impact)).contains("Destroyed backups orders/b");
    assertThat(independent(impact)).isEmpty();
    kubeBlocks("Halt");
    assertThat(lines(cluster.delete(KUBEBLOCKS + "orders/pg")))
        .contains("Orphaned persistentvolumeclaims orders/data");
  }

  @Test
  void settingWipeOutIsJudgedAsIfTheClusterWereWipedOut() {
    kubeBlocks("DoNotTerminate");
    Impact impact =
        cluster.update(
            KUBEBLOCKS + "orders/pg",
            object -> object.withObject("/spec").put("terminationPolicy", "WipeOut"));
    assertThat(lines(impact)).contains("Destroyed backups orders/b");
  }

  @Test
  void aDatacenterThatKeepsItsClaimsOrphansThem() {
    cluster
        .add("cassandradatacenters.cassandra.datastax.com", "orders", "dc1", "{}")
        .pair("orders", "data", "Delete", "ebs.csi.aws.com/vol-1")
        .label(CLAIM + "orders/data", "cassandra.datastax.com/datacenter", "dc1");
    assertThat(lines(cluster.delete(DATACENTER + "orders/dc1")))
        .contains("Destroyed persistentvolumeclaims orders/data");
    ((ObjectNode) cluster.json(DATACENTER + "orders/dc1").get("metadata"))
        .putObject("annotations")
        .put("cassandra.datastax.com/delete-pvc", "false");
    assertThat(lines(cluster.delete(DATACENTER + "orders/dc1")))
        .contains("Orphaned persistentvolumeclaims orders/data");
  }

  @Test
  void aLonghornVolumeTakesTheClaimAndItsBackupsCountForIt() {
    longhorn();
    assertThat(lines(cluster.delete("volumes.longhorn.io longhorn-system/vol-1")))
        .contains(
            "Destroyed persistentvolumeclaims orders/data",
            "Destroyed persistentvolumes pv-orders-data");
    Impact impact = cluster.delete(CLAIM + "orders/data");
    assertThat(lines(impact)).contains("Destroyed volumes longhorn-system/vol-1");
    assertThat(independent(impact)).containsExactly("b of vol-1");
    assertThat(impact.items())
        .filteredOn(item -> !item.ref().resource().equals("backups"))
        .extracting(ImpactItem::backing)
        .containsOnly(new Backing("driver.longhorn.io", "vol-1"));
  }

  @Test
  void theBackupVolumeTakesTheBackupsOfALivingVolume() {
    longhorn();
    cluster.add("backupvolumes.longhorn.io", "longhorn-system", "v", "spec: {volumeName: vol-1}");
    assertThat(lines(cluster.delete("backupvolumes.longhorn.io longhorn-system/v")))
        .contains("Destroyed backups longhorn-system/b", "Weakened volumes longhorn-system/vol-1");
  }

  @Test
  void aPoolTakesTheVolumesInIt() {
    cluster
        .add("cephclusters.ceph.rook.io", "rook-ceph", "rook-ceph", "{}")
        .add("cephblockpools.ceph.rook.io", "rook-ceph", "replicapool", "{}")
        .claim("orders", "data", "pv-1")
        .volumeOn(
            "pv-1",
            "orders",
            "data",
            "Delete",
            "csi: {driver: rook-ceph.rbd.csi.ceph.com, volumeHandle: h,"
                + " volumeAttributes: {pool: replicapool, imageName: i}}");
    assertThat(lines(cluster.delete("cephclusters.ceph.rook.io rook-ceph/rook-ceph")))
        .contains(
            "Destroyed cephblockpools rook-ceph/replicapool",
            "Destroyed persistentvolumeclaims orders/data");
  }

  @Test
  void aRestoreFallsUponItsTarget() {
    cluster
        .pair("orders", "files", "Delete", "ebs.csi.aws.com/vol-1")
        .add("postgreses.kubedb.com", "orders", "files", "{}")
        .add(
            "restoresessions.core.kubestash.com",
            "orders",
            "r",
            "spec: {target: {kind: PersistentVolumeClaim, name: files}}");
    assertThat(lines(created("restoresessions.core.kubestash.com orders/r")))
        .contains("Destroyed persistentvolumeclaims orders/files")
        .noneMatch(line -> line.contains("postgreses"));
  }

  private void kubeBlocks(String policy) {
    cluster
        .add(
            "clusters.apps.kubeblocks.io",
            "orders",
            "pg",
            "spec: {terminationPolicy: " + policy + "}")
        .pair("orders", "data", "Delete", "ebs.csi.aws.com/vol-1")
        .label(CLAIM + "orders/data", "app.kubernetes.io/instance", "pg")
        .label(CLAIM + "orders/data", "app.kubernetes.io/managed-by", "kubeblocks")
        .add(
            "backups.dataprotection.kubeblocks.io",
            "orders",
            "b",
            """
            metadata:
              labels: {app.kubernetes.io/instance: pg, dataprotection.kubeblocks.io/backup-type: Full}
            status: {phase: Completed, completionTimestamp: "2026-11-23T11:00:00Z"}
            """);
  }

  private void longhorn() {
    cluster
        .pair("orders", "data", "Delete", LONGHORN)
        .add("volumes.longhorn.io", "longhorn-system", "vol-1", "{}")
        .add(
            "backups.longhorn.io",
            "longhorn-system",
            "b",
            """
            status:
              state: Completed
              volumeName: vol-1
              backupCreatedAt: "2026-11-23T11:00:00Z"
            """);
  }

  private Impact created(String object) {
    Change change = cluster.review(Operation.CREATE, object, null, cluster.json(object)).change();
    return TestingCluster.known(cluster.analyse(change, cluster.inventory()));
  }

  private static List<String> independent(Impact impact) {
    return impact.restorePoints().stream()
        .filter(RestorePoint::independent)
        .map(point -> point.ref().name() + " of " + point.of().name())
        .toList();
  }
}
