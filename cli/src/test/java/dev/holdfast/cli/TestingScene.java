package dev.holdfast.cli;

/** The incident: a staging claim whose volume is production's storage. */
final class TestingScene {
  static final String INCIDENT =
      """
      {kind: Namespace, metadata: {name: staging, labels: {environment: staging}}}
      ---
      {kind: Namespace, metadata: {name: production, labels: {environment: production}}}
      ---
      kind: PersistentVolumeClaim
      metadata: {name: data, namespace: staging}
      spec: {volumeName: pv-staging}
      ---
      kind: PersistentVolumeClaim
      metadata: {name: data, namespace: production}
      spec: {volumeName: pv-production}
      ---
      kind: PersistentVolume
      metadata: {name: pv-staging}
      spec:
        persistentVolumeReclaimPolicy: Delete
        claimRef: {namespace: staging, name: data, uid: uid-staging-data}
        csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
      ---
      kind: PersistentVolume
      metadata: {name: pv-production}
      spec:
        persistentVolumeReclaimPolicy: Retain
        claimRef: {namespace: production, name: data, uid: uid-production-data}
        csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
      """;

  /** A snapshot of the production claim that outlives both; an hour old. */
  static final String SNAPSHOT =
      """
      kind: VolumeSnapshot
      metadata: {name: safe, namespace: production}
      spec: {source: {persistentVolumeClaimName: data}}
      status: {readyToUse: true, creationTime: "2026-11-23T08:30:00Z", boundVolumeSnapshotContentName: content}
      ---
      kind: VolumeSnapshotContent
      metadata: {name: content}
      spec:
        driver: ebs.csi.aws.com
        deletionPolicy: Retain
        source: {volumeHandle: vol-1}
        volumeSnapshotRef: {namespace: production, name: safe, uid: uid-production-safe}
      status: {snapshotHandle: snap-1, readyToUse: true}
      """;

  private TestingScene() {}
}
