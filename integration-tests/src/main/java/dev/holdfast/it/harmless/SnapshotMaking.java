package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.scene.Storage;
import java.time.Instant;
import java.util.List;

/**
 * The life of one VolumeSnapshot of claim {@code data}, request by request, as
 * external-snapshotter's controller and sidecar make them.
 */
record SnapshotMaking(Stage stage, String namespace, String name, String content) {
  private static final String PREFIX = "snapshot.storage.kubernetes.io/";
  private static final List<String> PROTECTIONS =
      List.of(
          PREFIX + "volumesnapshot-as-source-protection",
          PREFIX + "volumesnapshot-bound-protection");
  private static final String BEING_CREATED = PREFIX + "volumesnapshot-being-created";
  private static final String CLAIM_PROTECTION = "kubernetes.io/pvc-protection";

  static SnapshotMaking named(Stage stage, String namespace, String name) {
    return new SnapshotMaking(
        stage, namespace, name, "snapcontent-" + stage.named(namespace + "-" + name));
  }

  void take() {
    stage.agent().posts(Paths.collection("volumesnapshot", namespace), manifest());
    protectSource(List.of(CLAIM_PROTECTION, PREFIX + "pvc-as-source-protection"));
    stage.snapshotController().setsFinalizers("volumesnapshot/" + name, namespace, PROTECTIONS);
    stage
        .snapshotController()
        .posts(Paths.collection("volumesnapshotcontent", ""), contentManifest());
    snapshotStatus("{\"boundVolumeSnapshotContentName\": \"%s\", \"readyToUse\": false}");
    cut();
    String now = Instant.ofEpochSecond(Instant.now().getEpochSecond()).toString();
    snapshotStatus(
        "{\"boundVolumeSnapshotContentName\": \"%s\", \"readyToUse\": true, \"restoreSize\": \"10Gi\", \"creationTime\": \""
            + now
            + "\"}");
    protectSource(List.of(CLAIM_PROTECTION));
  }

  /** What the sidecar does: it marks the content, cuts the snapshot, and tells its handle. */
  private void cut() {
    String object = "volumesnapshotcontent/" + content;
    stage.driver().annotates(object, "", BEING_CREATED, "\"yes\"");
    stage
        .driver()
        .setsFinalizers(object, "", List.of(PREFIX + "volumesnapshotcontent-bound-protection"));
    long nanoseconds = Instant.now().getEpochSecond() * 1_000_000_000L;
    stage
        .driver()
        .patchesStatus(
            object,
            "",
            "{\"snapshotHandle\": \"snap-%s\", \"readyToUse\": true, \"creationTime\": %d, \"restoreSize\": 10737418240}"
                .formatted(content, nanoseconds));
    stage.driver().annotates(object, "", BEING_CREATED, "null");
  }

  /** Deleted by somebody, with all that follows. */
  void expire(Actor who) {
    who.deletes("volumesnapshot/" + name, namespace);
    finish();
  }

  /** What controller and sidecar do about a snapshot that is going. */
  void finish() {
    announceDeletion();
    stage.snapshotController().deletes("volumesnapshotcontent/" + content, "");
    release();
  }

  /** Taken out of the cluster by somebody, and kept by its storage. */
  void retain(Actor who) {
    String object = "volumesnapshotcontent/" + content;
    who.patches(object, "", "{\"spec\": {\"deletionPolicy\": \"Retain\"}}");
    who.deletes(object, "");
    who.deletes("volumesnapshot/" + name, namespace);
    announceDeletion();
    release();
  }

  private void announceDeletion() {
    String mark = PREFIX + "volumesnapshot-being-deleted";
    stage.snapshotController().annotates("volumesnapshotcontent/" + content, "", mark, "\"yes\"");
  }

  private void release() {
    String object = "volumesnapshotcontent/" + content;
    Actor controller = stage.snapshotController();
    stage.driver().setsFinalizers(object, "", List.of());
    stage.awaitGone(object, "");
    controller.setsFinalizers("volumesnapshot/" + name, namespace, List.of());
    stage.awaitGone("volumesnapshot/" + name, namespace);
  }

  private void protectSource(List<String> finalizers) {
    stage.snapshotController().setsFinalizers("pvc/data", namespace, finalizers);
  }

  private void snapshotStatus(String status) {
    stage
        .snapshotController()
        .patchesStatus("volumesnapshot/" + name, namespace, status.formatted(content));
  }

  private String manifest() {
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshot
        metadata: {name: %s, namespace: %s}
        spec: {volumeSnapshotClassName: %s, source: {persistentVolumeClaimName: data}}
        """
        .formatted(name, namespace, Scenery.SNAPSHOT_CLASS);
  }

  private String contentManifest() {
    String volume = stage.field("pvc/data", namespace, "/spec/volumeName");
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshotContent
        metadata: {name: %s}
        spec:
          driver: %s
          deletionPolicy: Delete
          volumeSnapshotClassName: %s
          source: {volumeHandle: %s}
          volumeSnapshotRef: {apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot, namespace: %s, name: %s, uid: %s}
        """
        .formatted(
            content,
            Storage.DRIVER,
            Scenery.SNAPSHOT_CLASS,
            stage.field("pv/" + volume, "", "/spec/csi/volumeHandle"),
            namespace,
            name,
            stage.field("volumesnapshot/" + name, namespace, "/metadata/uid"));
  }
}
