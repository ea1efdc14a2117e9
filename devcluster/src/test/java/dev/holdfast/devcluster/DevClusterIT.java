package dev.holdfast.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.junit.NamespacePerTest;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.devcluster.junit.TestNamespace;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The local control plane behaves as a real one where Holdfast depends on it. */
@ExtendWith({SharedCluster.class, NamespacePerTest.class})
class DevClusterIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void bindsAVolumeMadeBeforehand(DevCluster cluster, TestNamespace namespace) {
    Kubectl kubectl = cluster.kubectl();
    kubectl
        .apply(
            """
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: %1$s}
            spec:
              capacity: {storage: 1Gi}
              accessModes: [ReadWriteOnce]
              persistentVolumeReclaimPolicy: Retain
              storageClassName: ""
              claimRef: {namespace: %1$s, name: data}
              csi: {driver: csi.example, volumeHandle: vol-123}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: %1$s}
            spec:
              storageClassName: ""
              volumeName: %1$s
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
            """
                .formatted(namespace))
        .orThrow();
    kubectl.must(
        "wait",
        "pvc/data",
        "-n",
        namespace.name(),
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=30s");
  }

  @Test
  void collectsTheGarbageOfADeletedOwner(DevCluster cluster, TestNamespace namespace) {
    Kubectl kubectl = cluster.kubectl();
    kubectl.must("create", "configmap", "owner", "-n", namespace.name());
    String uid =
        kubectl.must(
            "get", "configmap", "owner", "-n", namespace.name(), "-o", "jsonpath={.metadata.uid}");
    kubectl
        .apply(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: dependent
              namespace: %s
              ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: %s}]
            """
                .formatted(namespace, uid))
        .orThrow();
    kubectl.must("delete", "configmap", "owner", "-n", namespace.name());
    kubectl.must("wait", "secret/dependent", "-n", namespace.name(), "--for=delete");
  }

  @Test
  void finishesADeletedNamespace(DevCluster cluster, TestNamespace namespace) {
    cluster.kubectl().must("create", "configmap", "content", "-n", namespace.name());
    cluster.kubectl().must("delete", "namespace", namespace.name(), "--wait", "--timeout=60s");
  }

  @Test
  void knowsServiceAccountsAndUsersByTheirOwnCredentials(
      DevCluster cluster, TestNamespace namespace) {
    cluster.kubectl().must("create", "serviceaccount", "cursor", "-n", namespace.name());
    Kubectl agent = cluster.kubectl(cluster.serviceAccountKubeconfig(namespace.name(), "cursor"));
    assertThat(whoAmI(agent)).isEqualTo("system:serviceaccount:" + namespace + ":cursor");
    Kubectl dana = cluster.kubectl(cluster.userKubeconfig("dana@example.com", "dba", "people"));
    assertThat(whoAmI(dana)).isEqualTo("dana@example.com");
    assertThat(dana.must("auth", "whoami", "-o", "jsonpath={.status.userInfo.groups}"))
        .contains("dba", "people");
    assertThat(dana.run("get", "secrets", "-n", namespace.name()).stderr()).contains("Forbidden");
  }

  @Test
  void servesVolumeSnapshots(DevCluster cluster) {
    cluster.installSnapshotCrds();
    assertThat(cluster.kubectl().must("get", "volumesnapshots", "-A", "-o", "name")).isEmpty();
  }

  @Test
  void canBeUsedByItsKubeconfigAlone(DevCluster cluster, TestNamespace namespace) {
    DevClusterOptions borrowed =
        new DevClusterOptions(null, cluster.kubeconfig(), true, java.util.List.of());
    try (DevCluster same = DevCluster.start(borrowed)) {
      Kubectl dana = same.kubectl(same.userKubeconfig("dana@example.com", "dba"));
      assertThat(whoAmI(dana)).isEqualTo("dana@example.com");
      same.kubectl().must("create", "serviceaccount", "cursor", "-n", namespace.name());
      Kubectl agent = same.kubectl(same.serviceAccountKubeconfig(namespace.name(), "cursor"));
      assertThat(whoAmI(agent)).isEqualTo("system:serviceaccount:" + namespace + ":cursor");
    }
    Await.until(
        "the cluster to be still there",
        LIMIT,
        () -> cluster.kubectl().run("get", "ns").succeeded());
  }

  private static String whoAmI(Kubectl kubectl) {
    return kubectl.must("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}");
  }
}
