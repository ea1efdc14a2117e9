package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Storage;

/** What stands on the cluster before the first workflow: accounts with their rights, classes. */
record Scenery(DevCluster cluster) {
  /** Of volumes that a provisioner makes and removes. */
  static final String CLASS = "harmless-ssd";

  /** Of snapshots whose data goes with them. */
  static final String SNAPSHOT_CLASS = "harmless-snapshots";

  // What these accounts may do by RBAC isn't in question here.
  private static final String RIGHTS =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: harmless-cast}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects:
      - {kind: User, apiGroup: rbac.authorization.k8s.io, name: hugo@example.com}
      - {kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:nodes"}
      - {kind: ServiceAccount, namespace: kube-system, name: ebs-csi-controller-sa}
      - {kind: ServiceAccount, namespace: kube-system, name: snapshot-controller}
      - {kind: ServiceAccount, namespace: kube-system, name: horizontal-pod-autoscaler}
      - {kind: ServiceAccount, namespace: agents, name: cursor}
      - {kind: ServiceAccount, namespace: argocd, name: argocd-application-controller}
      - {kind: ServiceAccount, namespace: cert-manager, name: cert-manager}
      - {kind: ServiceAccount, namespace: cert-manager, name: cert-manager-cainjector}
      - {kind: ServiceAccount, namespace: cnpg-system, name: cnpg-manager}
      - {kind: ServiceAccount, namespace: velero, name: velero}
      """;

  static final String CLASSES =
      """
      ---
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: %1$s, labels: {environment: production}}
      provisioner: %3$s
      reclaimPolicy: Delete
      allowVolumeExpansion: true
      volumeBindingMode: WaitForFirstConsumer
      ---
      apiVersion: snapshot.storage.k8s.io/v1
      kind: VolumeSnapshotClass
      metadata: {name: %2$s, labels: {environment: production}}
      driver: %3$s
      deletionPolicy: Delete
      """
          .formatted(CLASS, SNAPSHOT_CLASS, Storage.DRIVER);

  void build() {
    cluster.kubectl().apply(RIGHTS + CLASSES).orThrow();
  }
}
