package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Operation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the example of Velero. */
class NamespaceCopiesTest {
  private static final String CLAIM = "persistentvolumeclaims ";
  private static final String BACKUP = "backups.velero.io ";
  private static final String MOVES_DATA = "includedNamespaces: [orders], snapshotMoveData: true";

  private final TestingCluster cluster = new TestingCluster();

  @BeforeEach
  void claims() {
    cluster
        .namespace("orders", "")
        .pair("orders", "data", "Delete", "zfs.csi.openebs.io/vol-1")
        .pair("orders", "logs", "Delete", "zfs.csi.openebs.io/vol-2");
  }

  @Test
  void aBackupOfTheNamespaceCountsForEveryClaimThere() {
    backup("b", MOVES_DATA, 11);
    assertThat(points(cluster.delete("namespaces orders")))
        .containsExactly(
            "orders/data: b independent, is kept at default",
            "orders/logs: b independent, is kept at default");
  }

  @Test
  void allNamespacesAreMeantUnlessSomeAreNamed() {
    backup("absent", "snapshotMoveData: true", 5);
    backup("star", "includedNamespaces: ['*'], snapshotMoveData: true", 6);
    for (String name : List.of("absent", "star")) {
      TestingCluster one = new TestingCluster().pair("orders", "data", "Delete", "nfs/vol-1");
      one.add("backups.velero.io", "velero", name, yaml(cluster, name));
      assertThat(points(one.delete(CLAIM + "orders/data"))).as(name).hasSize(1);
    }
  }

  @Test
  void otherAndExcludedNamespacesDoNotCount() {
    backup("other", "includedNamespaces: [billing], snapshotMoveData: true", 11);
    backup("excluded", "excludedNamespaces: [orders], snapshotMoveData: true", 11);
    backup("pattern", "excludedNamespaces: ['ord*'], snapshotMoveData: true", 11);
    assertThat(points(cluster.delete(CLAIM + "orders/data"))).isEmpty();
  }

  @Test
  void aClaimThatIsLeftOutDoesNotCount() {
    backup("b", MOVES_DATA, 11);
    cluster.label(CLAIM + "orders/data", "velero.io/exclude-from-backup", "true");
    assertThat(points(cluster.delete("namespaces orders")))
        .containsExactly("orders/logs: b independent, is kept at default");
  }

  @Test
  void whatMayHaveLeftOutTheDataDoesNotCount() {
    for (String spec :
        List.of(
            "includedResources: [configmaps]",
            "excludedResources: [persistentvolumeclaims]",
            "excludedResources: [events, pods]",
            "includedNamespacedResources: [secrets]",
            "excludedClusterScopedResources: [pv]",
            "includeClusterResources: false",
            "labelSelector: {matchLabels: {app: web}}",
            "orLabelSelectors: [{matchLabels: {app: web}}]",
            "resourcePolicy: {kind: configmap, name: skips}",
            "snapshotVolumes: false")) {
      TestingCluster one = new TestingCluster().pair("orders", "data", "Delete", "nfs/vol-1");
      one.add("backups.velero.io", "velero", "b", yaml(MOVES_DATA + ", " + spec, 11));
      assertThat(one.delete(CLAIM + "orders/data").restorePoints())
          .as(spec)
          .singleElement()
          .satisfies(
              point -> {
                assertThat(point.independent()).isFalse();
                assertThat(point.completedAt()).isNull();
                assertThat(point.why()).containsAnyOf("may not hold the data", "holds no data");
              });
    }
  }

  @Test
  void whatLeavesOtherThingsOutCounts() {
    backup("b", MOVES_DATA + ", excludedResources: [events, secrets]", 11);
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly("orders/data: b independent, is kept at default");
  }

  @Test
  void fileBackupsCountWithoutSnapshots() {
    backup(
        "b",
        "includedNamespaces: [orders], snapshotVolumes: false, defaultVolumesToFsBackup: true",
        11);
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly("orders/data: b independent, is kept at default");
  }

  @Test
  void snapshotsThatStayWithTheStorageDependOnIt() {
    backup("b", "includedNamespaces: [orders]", 11);
    cluster.pair("orders", "cloud", "Delete", "ebs.csi.aws.com/vol-3");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly(
            "orders/data: b, storage of zfs.csi.openebs.io isn't known to keep snapshots without"
                + " their source");
    assertThat(points(cluster.delete(CLAIM + "orders/cloud")))
        .containsExactly("orders/cloud: b independent, is kept at default");
  }

  @Test
  void anUnfinishedBackupDoesNotCount() {
    backup("b", MOVES_DATA, 11);
    ((ObjectNode) cluster.json(BACKUP + "velero/b").get("status")).put("phase", "PartiallyFailed");
    assertThat(points(cluster.delete(CLAIM + "orders/data")))
        .containsExactly("orders/data: b, isn't complete: status.phase is PartiallyFailed");
  }

  @Test
  void onlyTheNewestIndependentOneAndWhatIsNewerAreTold() {
    backup("oldest", MOVES_DATA, 8);
    backup("good", MOVES_DATA, 9);
    for (int hour : List.of(10, 11)) {
      backup("beside-" + hour, "includedNamespaces: [orders]", hour);
    }
    assertThat(cluster.delete(CLAIM + "orders/data").restorePoints())
        .extracting(point -> point.ref().name())
        .containsExactly("beside-10", "beside-11", "good");
  }

  @Test
  void aDeletionRequestTakesTheNewestRestorePointOfLivingData() {
    backup("new", MOVES_DATA, 11);
    backup("old", MOVES_DATA, 10);
    assertThat(TestingCluster.lines(erase("new")))
        .contains(
            "Destroyed backups velero/new",
            "Weakened persistentvolumeclaims orders/data",
            "Weakened persistentvolumeclaims orders/logs");
    assertThat(TestingCluster.lines(erase("old")))
        .contains("Destroyed backups velero/old")
        .noneMatch(line -> line.contains("persistentvolumeclaims"));
  }

  @Test
  void narrowingABackupIsLosingIt() {
    backup("b", MOVES_DATA, 11);
    Impact impact =
        cluster.update(
            BACKUP + "velero/b",
            object -> object.withObject("/spec").withArray("includedNamespaces").removeAll());
    assertThat(TestingCluster.lines(impact))
        .contains("Weakened persistentvolumeclaims orders/data");
    impact =
        cluster.update(
            BACKUP + "velero/b",
            object ->
                object.withObject("/spec").putArray("includedNamespaces").add("somewhere-else"));
    assertThat(TestingCluster.lines(impact))
        .contains("Weakened persistentvolumeclaims orders/data");
  }

  private Impact erase(String backup) {
    cluster.add(
        "deletebackuprequests.velero.io", "velero", "r", "spec: {backupName: " + backup + "}");
    String request = "deletebackuprequests.velero.io velero/r";
    return TestingCluster.known(
        cluster.analyse(
            cluster.review(Operation.CREATE, request, null, cluster.json(request)).change(),
            cluster.inventory()));
  }

  private void backup(String name, String spec, int hour) {
    cluster.add("backups.velero.io", "velero", name, yaml(spec, hour));
  }

  private static String yaml(TestingCluster cluster, String name) {
    return cluster.json(BACKUP + "velero/" + name).toString();
  }

  private static String yaml(String spec, int hour) {
    return """
    spec: {storageLocation: default, %s}
    status: {phase: Completed, completionTimestamp: "2026-11-23T%02d:00:00Z"}
    """
        .formatted(spec, hour);
  }

  private static List<String> points(Impact impact) {
    return impact.restorePoints().stream()
        .map(
            point ->
                point.of().namespace()
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
