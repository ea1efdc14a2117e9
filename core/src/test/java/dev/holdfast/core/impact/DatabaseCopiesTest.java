package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the example of CloudNativePG. */
class DatabaseCopiesTest {
  private static final String CLAIM = "persistentvolumeclaims ";
  private static final String CLUSTER = "clusters.postgresql.cnpg.io ";
  private static final String BACKUP = "backups.postgresql.cnpg.io ";

  private final TestingCluster cluster = new TestingCluster();

  @BeforeEach
  void database() {
    cluster
        .add("clusters.postgresql.cnpg.io", "orders", "pg", "{spec: {instances: 1}}")
        .pair("orders", "pg-1", "Delete", "zfs.csi.openebs.io/vol-1")
        .label(CLAIM + "orders/pg-1", "cnpg.io/cluster", "pg")
        .owned(CLAIM + "orders/pg-1", CLUSTER + "orders/pg");
  }

  @Test
  void aBackupOfTheDatabaseCountsForItAndForItsClaims() {
    backup("b", "pg", 11);
    assertThat(points(cluster.delete(CLUSTER + "orders/pg")))
        .containsExactly(
            "persistentvolumeclaims orders/pg-1: b independent, is kept at s3://backups",
            "clusters orders/pg: b independent, is kept at s3://backups");
    assertThat(points(cluster.delete(CLAIM + "orders/pg-1")))
        .containsExactly(
            "persistentvolumeclaims orders/pg-1: b independent, is kept at s3://backups");
  }

  @Test
  void aClaimThatTheDatabaseOwnsThroughSomethingElseCountsAsWell() {
    backup("b", "pg", 11);
    cluster
        .pair("orders", "data", "Delete", "zfs.csi.openebs.io/vol-2")
        .add("statefulsets.apps", "orders", "set", "{spec: {replicas: 1}}")
        .owned(CLAIM + "orders/data", "statefulsets.apps orders/set")
        .owned("statefulsets.apps orders/set", CLUSTER + "orders/pg");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly(
            "persistentvolumeclaims orders/data: b independent, is kept at s3://backups");
  }

  @Test
  void aLabelOrAnOwnerInAnotherNamespaceMakesNoClaimTheDatabases() {
    cluster
        .add(CLUSTER.strip(), "orders", "decoy", "{spec: {instances: 1}}")
        .pair("orders", "precious", "Delete", "zfs.csi.openebs.io/vol-2")
        .label(CLAIM + "orders/precious", "cnpg.io/cluster", "decoy")
        .pair("billing", "precious", "Delete", "zfs.csi.openebs.io/vol-3")
        .owned(CLAIM + "billing/precious", CLUSTER + "orders/decoy");
    backup("b", "decoy", 11);
    assertThat(points(cluster.delete(CLAIM + "orders/precious"))).isEmpty();
    assertThat(points(cluster.delete(CLAIM + "billing/precious"))).isEmpty();
  }

  @Test
  void claimsOfOthersFindNothing() {
    backup("b", "pg", 11);
    backup("other", "other", 11);
    cluster
        .pair("orders", "files", "Delete", "zfs.csi.openebs.io/vol-2")
        .pair("billing", "pg-1", "Delete", "zfs.csi.openebs.io/vol-3")
        .label(CLAIM + "billing/pg-1", "cnpg.io/cluster", "pg");
    assertThat(points(cluster.delete(CLAIM + "orders/files"))).isEmpty();
    assertThat(points(cluster.delete(CLAIM + "billing/pg-1"))).isEmpty();
  }

  @Test
  void whatTheClusterOwnsOrIsOnlyASnapshotDoesNotCount() {
    backup("owned", "pg", 11);
    backup("snapshot", "pg", 10);
    cluster.owned(BACKUP + "orders/owned", CLUSTER + "orders/pg");
    ((ObjectNode) cluster.json(BACKUP + "orders/snapshot").get("spec"))
        .put("method", "volumeSnapshot");
    assertThat(points(cluster.delete(CLAIM + "orders/pg-1")))
        .containsExactly(
            "persistentvolumeclaims orders/pg-1: owned,"
                + " is owned by clusters orders/pg, so it goes with it",
            "persistentvolumeclaims orders/pg-1: snapshot,"
                + " may lie on the storage that it was taken of");
  }

  @Test
  void onlyTheNewestIndependentOneIsToldOfAClaim() {
    for (int hour = 1; hour < 10; hour++) {
      backup("b" + hour, "pg", hour);
    }
    assertThat(points(cluster.delete(CLAIM + "orders/pg-1")))
        .containsExactly(
            "persistentvolumeclaims orders/pg-1: b9 independent, is kept at s3://backups");
  }

  @Test
  void losingTheNewestBackupWeakensTheDatabase() {
    backup("new", "pg", 11);
    backup("old", "pg", 10);
    assertThat(TestingCluster.lines(cluster.delete(BACKUP + "orders/new")))
        .containsExactly("Destroyed backups orders/new", "Weakened clusters orders/pg");
    assertThat(TestingCluster.lines(cluster.delete(BACKUP + "orders/old")))
        .containsExactly("Destroyed backups orders/old");
  }

  @Test
  void aDroppedDatabaseIsKeptUnlessItsPolicySaysOtherwise() {
    cluster
        .add("databases.postgresql.cnpg.io", "orders", "kept", "{spec: {name: kept}}")
        .add(
            "databases.postgresql.cnpg.io",
            "orders",
            "dropped",
            "{spec: {name: dropped, databaseReclaimPolicy: delete}}");
    assertThat(cluster.delete("databases.postgresql.cnpg.io orders/kept").items())
        .extracting(ImpactItem::fate)
        .containsExactly(Fate.Recoverable);
    assertThat(cluster.delete("databases.postgresql.cnpg.io orders/dropped").items())
        .extracting(ImpactItem::fate)
        .containsExactly(Fate.Destroyed);
    Impact weakened =
        cluster.update(
            "databases.postgresql.cnpg.io orders/kept",
            object -> object.withObject("/spec").put("databaseReclaimPolicy", "delete"));
    assertThat(weakened.items()).extracting(ImpactItem::fate).containsExactly(Fate.Destroyed);
  }

  private void backup(String name, String of, int hour) {
    cluster.add(
        "backups.postgresql.cnpg.io",
        "orders",
        name,
        """
        spec: {cluster: {name: %s}}
        status: {phase: completed, stoppedAt: "2026-11-23T%02d:00:00Z", destinationPath: "s3://backups"}
        """
            .formatted(of, hour));
  }

  private static List<String> points(Impact impact) {
    return impact.restorePoints().stream()
        .map(
            point ->
                point.of().resource()
                    + " "
                    + point.of().namespace()
                    + "/"
                    + point.of().name()
                    + ": "
                    + point.ref().name()
                    + (point.independent() ? " independent" : "")
                    + ", "
                    + point.why())
        .toList();
  }
}
