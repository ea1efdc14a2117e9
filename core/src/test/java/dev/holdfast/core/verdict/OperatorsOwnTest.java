package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.change.TestingReviews;
import org.junit.jupiter.api.Test;

/** A database operator and what its own objects made (decision.md §4); every policy denies all. */
class OperatorsOwnTest {
  private static final String OPERATOR = "system:serviceaccount:cnpg-system:cnpg-manager";
  private static final String CLUSTER =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace:"
          + " orders-production, uid: d-1%s}, spec: {instances: 2}}";
  private static final String LIVING = CLUSTER.formatted("");
  private static final String TERMINATING =
      CLUSTER.formatted(", deletionTimestamp: '2026-11-23T08:59:00Z'");
  private static final String BACKUP =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Backup, metadata: {name: %s, namespace:"
          + " orders-production, uid: b-%1$s}, spec: {cluster: {name: pg}}, status: {phase: %s,"
          + " stoppedAt: '%s'}}";
  private static final String VELERO =
      "{apiVersion: velero.io/v1, kind: Backup, metadata: {name: daily-1, namespace: velero, uid:"
          + " b-1, creationTimestamp: '2026-11-23T01:00:00Z'}, status: {phase: Finalizing}}";
  private static final String SNAPSHOT =
      "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot, metadata: {name: nightly,"
          + " namespace: orders-production, uid: s-1, creationTimestamp: '2026-11-23T02:00:00Z'},"
          + " status: {boundVolumeSnapshotContentName: content}}";
  private static final String CONTENT =
      "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshotContent, metadata: {name:"
          + " content, uid: sc-1, creationTimestamp: '2026-11-23T02:00:00Z', labels:"
          + " {velero.io/backup-name: daily-1}}, spec: {driver: ebs.csi.aws.com, deletionPolicy:"
          + " Retain, volumeSnapshotRef: {namespace: orders-production, name: nightly, uid: s-1}},"
          + " status: {snapshotHandle: snap-1}}";
  private static final String OLD = BACKUP.formatted("old", "completed", "2026-11-20T02:00:00Z");

  @Test
  void aReplicasClaimGoesWhileAnotherHoldsTheData() {
    assertThat(delete(claim(1), LIVING, claim(1), claim(2))).isInstanceOf(Verdict.Allow.class);
    assertThat(delete(claim(1), LIVING, claim(1)))
        .as("the last one")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(delete(claim(1), LIVING, claim(1), claim(2).replace("phase: Bound", "phase: Lost")))
        .as("the other one holds nothing")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void storageThatIsNotItsAloneStays() {
    assertThat(delete(claim(1), LIVING, claim(1), claim(2), volume(1, "v"), volume(2, "v")))
        .isInstanceOf(Verdict.Deny.class);
    assertThat(delete(claim(1), LIVING, claim(1), claim(2), volume(1, "v"), volume(2, "w")))
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void theLastClaimGoesWithItsJudgedOwner() {
    assertThat(delete(claim(1), TERMINATING, claim(1))).isInstanceOf(Verdict.Allow.class);
    assertThat(delete(claim(1), claim(1))).as("gone").isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void onlyALivingClaimOfTheSameOwnerHoldsTheData() {
    String leaving =
        claim(2).replace("uid: c-2", "uid: c-2\n  deletionTimestamp: '2026-11-23T08:59:00Z'");
    assertThat(delete(claim(1), LIVING, claim(1), leaving))
        .as("the other one goes as well")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(delete(claim(1), LIVING, claim(1), claim(2).replace("uid: d-1", "uid: d-2")))
        .as("the other one is somebody else's")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(delete(claim(1), LIVING.replace("d-1", "d-9"), claim(1)))
        .as("its owner is gone, another has its name")
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void anOwnerThatCannotBeReadIsAFault() {
    TestingReviews delete = TestingReviews.delete("persistentvolumeclaims", claim(1)).by(OPERATOR);
    assertThat(
            DeciderTest.fault(
                cluster(LIVING, claim(1), claim(2))
                    .with(TestingEvidence.unreadable())
                    .decide(delete)))
        .isEqualTo("CannotVerify");
  }

  @Test
  void nobodyElseMayAndNothingElse() {
    TestingReviews delete = TestingReviews.delete("persistentvolumeclaims", claim(1));
    String[] all = {TestingCluster.PRODUCTION, LIVING, claim(1), claim(2)};
    assertThat(cluster(all).decide(delete.by("dana@example.com")).verdict())
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            cluster(all).decide(delete.by("system:serviceaccount:cnpg-system:default")).verdict())
        .isInstanceOf(Verdict.Deny.class);
    String foreign =
        claim(1)
            .replace(
                "apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: pg, uid: d-1",
                "apiVersion: v1, kind: ConfigMap, name: m, uid: m-1");
    assertThat(delete(foreign, LIVING, foreign, claim(2)))
        .as("not of its own")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void anOldBackupGoesWhileANewerOneRemains() {
    String newer = BACKUP.formatted("new", "completed", "2026-11-23T02:00:00Z");
    String failed = BACKUP.formatted("new", "failed", "2026-11-23T02:00:00Z");
    String other = newer.replace("cluster: {name: pg}", "cluster: {name: other}");
    assertThat(expire(OLD, newer)).isInstanceOf(Verdict.Allow.class);
    assertThat(expire(OLD)).as("the newest").isInstanceOf(Verdict.Deny.class);
    assertThat(expire(OLD, failed)).as("the newer failed").isInstanceOf(Verdict.Deny.class);
    assertThat(expire(OLD, other)).as("of another cluster").isInstanceOf(Verdict.Deny.class);
    String elsewhere = newer.replace("orders-production", "orders-staging");
    assertThat(expire(OLD, elsewhere)).as("elsewhere").isInstanceOf(Verdict.Deny.class);
    String leaving =
        newer.replace("uid: b-new", "uid: b-new, deletionTimestamp: '2026-11-23T08:59:00Z'");
    assertThat(expire(OLD, leaving)).as("the newer goes too").isInstanceOf(Verdict.Deny.class);
    String same = BACKUP.formatted("new", "completed", "2026-11-20T02:00:00Z");
    assertThat(expire(OLD, same)).as("as old").isInstanceOf(Verdict.Deny.class);
    assertThat(expire(OLD.replace("completed", "running"), newer))
        .as("it isn't complete itself")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aSnapshotGoesThatItsOwnBackupKeeps() {
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, CONTENT, VELERO))
        .isInstanceOf(Verdict.Allow.class);
    assertThat(handOver("volumesnapshotcontents", CONTENT, SNAPSHOT, CONTENT, VELERO))
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void aSnapshotStaysThatNoBackupKeeps() {
    String deleted = CONTENT.replace("Retain", "Delete");
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, deleted, VELERO))
        .as("its storage doesn't keep it")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, CONTENT))
        .as("no such backup")
        .isInstanceOf(Verdict.Deny.class);
    String leaving =
        VELERO.replace("uid: b-1", "uid: b-1, deletionTimestamp: '2026-11-23T08:59:00Z'");
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, CONTENT, leaving))
        .as("the backup goes as well")
        .isInstanceOf(Verdict.Deny.class);
    String complete = VELERO.replace("Finalizing", "Completed");
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, CONTENT, complete))
        .as("the backup is complete")
        .isInstanceOf(Verdict.Deny.class);
    String older = SNAPSHOT.replace("02:00:00", "00:30:00");
    assertThat(handOver("volumesnapshots", older, older, CONTENT, VELERO))
        .as("somebody else's, from before the backup, with its label")
        .isInstanceOf(Verdict.Deny.class);
    String other = CONTENT.replace("uid: s-1", "uid: s-2");
    assertThat(handOver("volumesnapshots", SNAPSHOT, SNAPSHOT, other, VELERO))
        .as("the content isn't this snapshot's")
        .isInstanceOf(Verdict.Deny.class);
    TestingReviews delete = snapshotDeletion("volumesnapshots", SNAPSHOT).by("dana@example.com");
    assertThat(cluster(SNAPSHOT, CONTENT, VELERO).decide(delete).verdict())
        .as("not Velero")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aSnapshotWhoseKeeperCannotBeReadIsAFault() {
    assertThat(
            DeciderTest.fault(
                cluster(SNAPSHOT, CONTENT, VELERO)
                    .with(TestingEvidence.unreadable())
                    .decide(snapshotDeletion("volumesnapshots", SNAPSHOT))))
        .isEqualTo("CannotVerify");
  }

  private static Verdict handOver(String resource, String snapshot, String... objects) {
    return cluster(objects).decide(snapshotDeletion(resource, snapshot)).verdict();
  }

  private static TestingReviews snapshotDeletion(String resource, String snapshot) {
    return TestingReviews.delete(resource + ".snapshot.storage.k8s.io", snapshot)
        .by("system:serviceaccount:velero:velero");
  }

  private static Verdict delete(String claim, String... objects) {
    return cluster(objects)
        .decide(TestingReviews.delete("persistentvolumeclaims", claim).by(OPERATOR))
        .verdict();
  }

  private static Verdict expire(String... backups) {
    return cluster(backups)
        .decide(TestingReviews.delete("backups.postgresql.cnpg.io", backups[0]).by(OPERATOR))
        .verdict();
  }

  private static String claim(int number) {
    return """
        kind: PersistentVolumeClaim
        metadata:
          name: pg-%1$d
          namespace: orders-production
          uid: c-%1$d
          ownerReferences: [{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: pg, uid: d-1}]
        spec: {volumeName: pv-%1$d}
        status: {phase: Bound}
        """
        .formatted(number);
  }

  private static String volume(int number, String handle) {
    return TestingCluster.VOLUME
        .replace("name: pv-1, uid: v-1", "name: pv-%d, uid: v-%1$d".formatted(number))
        .replace("namespace: orders-staging, name: data, uid: c-1", claimRef(number))
        .replace("vol-1", handle);
  }

  private static String claimRef(int number) {
    return "namespace: orders-production, name: pg-%d, uid: c-%1$d".formatted(number);
  }

  private static TestingCluster cluster(String... objects) {
    return TestingCluster.of(
        new TestingPolicies().says("all", "Enforce", "{\"deny\": [\"never\"]}"), objects);
  }
}
