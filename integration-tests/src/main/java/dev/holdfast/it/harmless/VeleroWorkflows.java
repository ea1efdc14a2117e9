package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.scene.Storage;
import java.util.List;

/** Velero with its CSI plugin, request by request. */
final class VeleroWorkflows {
  private static final String GROUP = "velero.io";
  private static final String CONTENTS = Paths.collection("volumesnapshotcontent", "");

  private VeleroWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("Velero takes a scheduled backup", VeleroWorkflows::backup),
        Workflow.of("Velero moves a snapshot into its own keeping", VeleroWorkflows::detach),
        Workflow.of("a Velero backup expires", VeleroWorkflows::expiry),
        Workflow.of("Velero restores into a new namespace", VeleroWorkflows::restore));
  }

  private static String at(String plural, String namespace) {
    return Paths.collection(plural + "." + GROUP, namespace);
  }

  private static Actor velero(Stage stage) {
    return stage.account("velero", "velero");
  }

  private static void define(Stage stage) {
    Definitions.install(stage, GROUP, "Schedule", "schedules");
    Definitions.install(stage, GROUP, "Backup", "backups");
    Definitions.install(stage, GROUP, "Restore", "restores");
    Definitions.install(stage, GROUP, "DeleteBackupRequest", "deletebackuprequests");
  }

  private static String object(String kind, String name, String namespace, String spec) {
    return "{apiVersion: velero.io/v1, kind: %s, metadata: {name: %s, namespace: %s}, spec: {%s}}"
        .formatted(kind, name, namespace, spec);
  }

  private static void phase(Stage stage, String object, String namespace, String phase) {
    velero(stage).patchesStatus(object, namespace, "{\"phase\": \"" + phase + "\"}");
  }

  private static String backedUp(Stage stage, String name) {
    String home = begun(stage, name);
    complete(stage, name, home);
    return home;
  }

  private static String begun(Stage stage, String name) {
    define(stage);
    String home = stage.namespace("velero", "environment: production");
    String spec = "schedule: '0 1 * * *', template: {ttl: 72h}";
    stage.agent().posts(at("schedules", home), object("Schedule", "daily", home, spec));
    velero(stage).posts(at("backups", home), object("Backup", name, home, "ttl: 72h"));
    phase(stage, "backups.velero.io/" + name, home, "InProgress");
    return home;
  }

  private static void complete(Stage stage, String name, String home) {
    phase(stage, "backups.velero.io/" + name, home, "Completed");
    velero(stage)
        .patchesStatus(
            "schedules.velero.io/daily", home, "{\"lastBackup\": \"2026-01-01T00:00:00Z\"}");
  }

  private static void backup(Stage stage) {
    String namespace = ClaimWorkflows.filled(stage);
    backedUp(stage, "daily-1");
    SnapshotMaking.named(stage, namespace, "velero-data").take();
  }

  /** Keeps the snapshot in the cloud and takes its objects out of the cluster. */
  private static void detach(Stage stage) {
    String namespace = ClaimWorkflows.filled(stage);
    String home = begun(stage, "daily-1");
    SnapshotMaking snapshot = SnapshotMaking.named(stage, namespace, "velero-data");
    snapshot.take();
    String object = "volumesnapshotcontent/" + snapshot.content();
    velero(stage).labels(object, "", "velero.io/backup-name", "daily-1");
    snapshot.retain(velero(stage));
    complete(stage, "daily-1", home);
  }

  /** Its controller asks itself to delete, and brings the snapshot back to have it deleted. */
  private static void expiry(Stage stage) {
    String home = backedUp(stage, "daily-1");
    velero(stage)
        .posts(
            at("deletebackuprequests", home),
            object("DeleteBackupRequest", "daily-1-x", home, "backupName: daily-1"));
    String content = stage.named("velero-content");
    velero(stage).posts(CONTENTS, content(stage, content, "Delete", "ns-gone", "name-gone"));
    velero(stage).deletes("volumesnapshotcontent/" + content, "");
    phase(stage, "deletebackuprequests.velero.io/daily-1-x", home, "Processed");
    velero(stage).deletes("backups.velero.io/daily-1", home);
    velero(stage).deletes("deletebackuprequests.velero.io/daily-1-x", home);
  }

  private static String content(
      Stage stage, String name, String policy, String namespace, String snapshot) {
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshotContent
        metadata: {name: %s, labels: {velero.io/backup-name: daily-1}}
        spec:
          driver: %s
          deletionPolicy: %s
          source: {snapshotHandle: snap-%s}
          volumeSnapshotRef: {apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot, namespace: %s, name: %s}
        """
        .formatted(name, Storage.DRIVER, policy, stage.named("velero"), namespace, snapshot);
  }

  private static void restore(Stage stage) {
    String home = backedUp(stage, "daily-1");
    velero(stage)
        .posts(at("restores", home), object("Restore", "now", home, "backupName: daily-1"));
    String namespace = stage.named("restored");
    velero(stage)
        .posts("/api/v1/namespaces", Storage.namespace(namespace, "environment: production"));
    String content = stage.named("velero-restored");
    velero(stage).posts(CONTENTS, content(stage, content, "Retain", namespace, "velero-data"));
    velero(stage)
        .posts(Paths.collection("volumesnapshot", namespace), preProvisioned(namespace, content));
    String uid = stage.field("volumesnapshot/velero-data", namespace, "/metadata/uid");
    stage
        .snapshotController()
        .patches(
            "volumesnapshotcontent/" + content,
            "",
            "{\"spec\": {\"volumeSnapshotRef\": {\"uid\": \"%s\"}}}".formatted(uid));
    String source =
        ", dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: velero-data}";
    velero(stage)
        .posts(Paths.collection("pvc", namespace), Manifests.claim(namespace, "data", source));
    stage.platform().until("the claim to be bound", namespace, view -> view.bound("data"));
    phase(stage, "restores.velero.io/now", home, "Completed");
  }

  private static String preProvisioned(String namespace, String content) {
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshot
        metadata: {name: velero-data, namespace: %s, labels: {velero.io/restore-name: now}}
        spec: {source: {volumeSnapshotContentName: %s}}
        """
        .formatted(namespace, content);
  }
}
