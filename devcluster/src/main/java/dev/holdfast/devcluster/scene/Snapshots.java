package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import java.time.Duration;
import java.time.Instant;

/**
 * Snapshots as the snapshot controller and the driver's sidecar leave them; there is no such
 * controller here, so this writes what it would, by its account.
 */
public final class Snapshots {
  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: snapshot-controller, namespace: kube-system}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: snapshot-controller}
      rules:
      - apiGroups: [snapshot.storage.k8s.io]
        resources: [volumesnapshots, volumesnapshotcontents]
        verbs: [get, list, watch, create, update, patch, delete]
      - apiGroups: [snapshot.storage.k8s.io]
        resources: [volumesnapshots/status, volumesnapshotcontents/status]
        verbs: [get, update, patch]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: snapshot-controller}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: snapshot-controller}
      subjects: [{kind: ServiceAccount, name: snapshot-controller, namespace: kube-system}]
      """;

  private final Kubectl controller;
  private final Kubectl admin;

  private Snapshots(Kubectl controller, Kubectl admin) {
    this.controller = controller;
    this.admin = admin;
  }

  /** Installs the snapshot CRDs and the controller's account. */
  public static Snapshots install(DevCluster cluster) {
    cluster.installSnapshotCrds();
    cluster.kubectl().apply(ACCOUNT).orThrow();
    Kubectl controller =
        cluster.kubectl(cluster.serviceAccountKubeconfig("kube-system", "snapshot-controller"));
    Await.until(
        "the snapshot controller's rights",
        Duration.ofSeconds(30),
        () ->
            controller
                .run(
                    "auth",
                    "can-i",
                    "patch",
                    "volumesnapshots.snapshot.storage.k8s.io",
                    "--subresource=status")
                .succeeded());
    return new Snapshots(controller, cluster.kubectl());
  }

  /** As the snapshot controller. */
  public Kubectl controller() {
    return controller;
  }

  /** Takes a snapshot of a bound claim: it is ready, bound both ways and done now. */
  public void take(Snapshot snapshot) {
    admin.apply(snapshotManifest(snapshot)).orThrow();
    String uid = get("volumesnapshot/" + snapshot.name(), snapshot.namespace(), ".metadata.uid");
    controller.create(contentManifest(snapshot, uid)).orThrow();
    Instant now = Instant.now();
    controller.must(
        "patch",
        "volumesnapshotcontent",
        content(snapshot),
        "--subresource=status",
        "--type=merge",
        "-p",
        contentStatus(snapshot, now));
    controller.must(
        "patch",
        "volumesnapshot",
        snapshot.name(),
        "-n",
        snapshot.namespace(),
        "--subresource=status",
        "--type=merge",
        "-p",
        snapshotStatus(snapshot, now));
  }

  private String snapshotManifest(Snapshot snapshot) {
    String owner = "";
    if (snapshot.ownedByClaim()) {
      String uid = get("pvc/" + snapshot.claim(), snapshot.namespace(), ".metadata.uid");
      owner =
          "ownerReferences: [{apiVersion: v1, kind: PersistentVolumeClaim, name: %s, uid: %s}]"
              .formatted(snapshot.claim(), uid);
    }
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshot
        metadata:
          name: %s
          namespace: %s
          labels: {%s}
          %s
        spec:
          source: {persistentVolumeClaimName: %s}
        """
        .formatted(
            snapshot.name(), snapshot.namespace(), snapshot.labels(), owner, snapshot.claim());
  }

  private String contentManifest(Snapshot snapshot, String uid) {
    String volume = get("pvc/" + snapshot.claim(), snapshot.namespace(), ".spec.volumeName");
    String handle = get("pv/" + volume, "", ".spec.csi.volumeHandle");
    return """
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshotContent
        metadata: {name: %s}
        spec:
          driver: %s
          deletionPolicy: %s
          source: {volumeHandle: %s}
          volumeSnapshotRef:
            apiVersion: snapshot.storage.k8s.io/v1
            kind: VolumeSnapshot
            namespace: %s
            name: %s
            uid: %s
        """
        .formatted(
            content(snapshot),
            Storage.DRIVER,
            snapshot.deletionPolicy(),
            handle,
            snapshot.namespace(),
            snapshot.name(),
            uid);
  }

  private static String contentStatus(Snapshot snapshot, Instant now) {
    long nanoseconds = now.getEpochSecond() * 1_000_000_000L;
    return """
        {"status": {"readyToUse": true, "snapshotHandle": "snap-%s", "creationTime": %d, "restoreSize": 10737418240}}"""
        .formatted(snapshot.name(), nanoseconds);
  }

  private static String snapshotStatus(Snapshot snapshot, Instant now) {
    return """
        {"status": {"readyToUse": true, "boundVolumeSnapshotContentName": "%s", "creationTime": "%s", "restoreSize": "10Gi"}}"""
        .formatted(content(snapshot), Instant.ofEpochSecond(now.getEpochSecond()));
  }

  private static String content(Snapshot snapshot) {
    return "snapcontent-" + snapshot.namespace() + "-" + snapshot.name();
  }

  private String get(String object, String namespace, String path) {
    String[] words =
        namespace.isEmpty()
            ? new String[] {"get", object, "-o", "jsonpath={" + path + "}"}
            : new String[] {"get", object, "-n", namespace, "-o", "jsonpath={" + path + "}"};
    return admin.must(words);
  }

  /**
   * What to take.
   *
   * @param ownedByClaim whether it dies with the claim
   * @param deletionPolicy Retain or Delete: what becomes of the data when the VolumeSnapshot goes
   * @param labels YAML flow content
   */
  public record Snapshot(
      String namespace,
      String name,
      String claim,
      boolean ownedByClaim,
      String deletionPolicy,
      String labels) {
    /** One that nothing takes along: no owner, policy Retain. */
    public static Snapshot independent(String namespace, String name, String claim) {
      return new Snapshot(namespace, name, claim, false, "Retain", "");
    }

    /** One that falls when its claim does. */
    public static Snapshot dyingWithItsClaim(String namespace, String name, String claim) {
      return new Snapshot(namespace, name, claim, true, "Delete", "");
    }
  }
}
