package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Definition;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * What exists to destroy or to overwrite is judged when it is created, by what it names: requests
 * to delete backups, operations on databases, SQL, restores in place.
 */
@HoldfastTest
class DestructiveRequestIT {
  private static final Definition BACKUPS = new Definition("velero.io", "v1", "Backup", "backups");
  private static final Definition DELETIONS =
      new Definition("velero.io", "v1", "DeleteBackupRequest", "deletebackuprequests");
  private static final Definition CLUSTERS =
      new Definition("apps.kubeblocks.io", "v1", "Cluster", "clusters");
  private static final Definition OPERATIONS =
      new Definition("operations.kubeblocks.io", "v1alpha1", "OpsRequest", "opsrequests");
  private static final Definition MARIADBS =
      new Definition("k8s.mariadb.com", "v1alpha1", "MariaDB", "mariadbs");
  private static final Definition SQL_JOBS =
      new Definition("k8s.mariadb.com", "v1alpha1", "SqlJob", "sqljobs");
  private static final Definition RESTORES =
      new Definition("k8s.mariadb.com", "v1alpha1", "Restore", "restores");

  @Test
  void toDeleteASharedBackup(Guarded guarded, Twins twins) {
    BACKUPS.install(guarded.admin());
    DELETIONS.install(guarded.admin());
    String labels = "labels: {holdfast.dev/shared-backup: \"true\"}, ";
    make(guarded, BACKUPS, twins.staging(), labels + "name: nightly", "ttl: 720h");
    make(guarded, BACKUPS, twins.staging(), "name: scratch", "ttl: 720h");
    Answer.to(create(guarded, DELETIONS, twins.staging(), "name: one", "backupName: nightly"))
        .isDenied("HF-BAK-001", "nightly");
    Answer.to(create(guarded, DELETIONS, twins.staging(), "name: two", "backupName: scratch"))
        .isUnnoticed();
  }

  @Test
  void toStopADatabase(Guarded guarded, Twins twins) {
    CLUSTERS.install(guarded.admin());
    OPERATIONS.install(guarded.admin());
    make(guarded, CLUSTERS, twins.production(), "name: orders", "terminationPolicy: Delete");
    String stop = "clusterName: orders, type: Stop";
    Answer.to(create(guarded, OPERATIONS, twins.production(), "name: stop", stop))
        .isDenied("HF-DB-001", twins.production() + "/orders");
    Answer.to(
            create(
                guarded,
                OPERATIONS,
                twins.production(),
                "name: restart",
                "clusterName: orders, type: Restart"))
        .isUnnoticed();
  }

  @Test
  void toRunSql(Guarded guarded, Twins twins) {
    MARIADBS.install(guarded.admin());
    SQL_JOBS.install(guarded.admin());
    make(guarded, MARIADBS, twins.production(), "name: orders", "replicas: 3");
    String drop = "mariaDbRef: {name: orders}, sql: \"DROP DATABASE orders\"";
    Answer.to(create(guarded, SQL_JOBS, twins.production(), "name: tidy-up", drop))
        .isDenied("HF-DB-001", twins.production() + "/orders");
    assertThat(twins.exists(SQL_JOBS.name() + "/tidy-up", twins.production())).isFalse();
  }

  @Test
  void toRestoreOverALivingDatabase(Guarded guarded, Twins twins) {
    MARIADBS.install(guarded.admin());
    RESTORES.install(guarded.admin());
    make(guarded, MARIADBS, twins.production(), "name: orders", "replicas: 3");
    String old = "mariaDbRef: {name: orders}, backupRef: {name: old}";
    Answer.to(create(guarded, RESTORES, twins.production(), "name: back", old))
        .isDenied("HF-DB-001", twins.production() + "/orders");
  }

  private static void make(
      Guarded guarded, Definition kind, String namespace, String metadata, String spec) {
    guarded.admin().apply(manifest(kind, namespace, metadata, spec)).orThrow();
  }

  private static CommandResult create(
      Guarded guarded, Definition kind, String namespace, String metadata, String spec) {
    return guarded.agent().apply(manifest(kind, namespace, metadata, spec));
  }

  private static String manifest(Definition kind, String namespace, String metadata, String spec) {
    return """
        apiVersion: %s/%s
        kind: %s
        metadata: {namespace: %s, %s}
        spec: {%s}
        """
        .formatted(kind.group(), kind.version(), kind.kind(), namespace, metadata, spec);
  }
}
