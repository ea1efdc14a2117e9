package dev.holdfast.devcluster.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.junit.NamespacePerTest;
import dev.holdfast.devcluster.junit.SharedCluster;
import dev.holdfast.devcluster.junit.TestNamespace;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two claims bind to two volumes of one storage, and a snapshot that a claim owns dies with it. */
@ExtendWith({SharedCluster.class, NamespacePerTest.class})
class SceneIT {
  @Test
  void theIncidentCanBeStaged(DevCluster cluster, TestNamespace namespace) {
    Kubectl kubectl = cluster.kubectl();
    Claim staging = Claim.of(namespace.name(), "staging");
    Claim production = new Claim(namespace.name(), "production", "environment: production");
    kubectl
        .apply(
            Storage.pair("pv-production", "vol-1", "Retain", production)
                + Storage.pair("pv-staging", "vol-1", "Delete", staging))
        .orThrow();
    kubectl.must(
        "wait",
        "pvc",
        "--all",
        "-n",
        namespace.name(),
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=30s");
    Snapshots snapshots = Snapshots.install(cluster);
    snapshots.take(Snapshot.dyingWithItsClaim(namespace.name(), "nightly", "staging"));
    snapshots.take(Snapshot.independent(namespace.name(), "safe", "production"));
    assertThat(
            kubectl.must(
                "get",
                "volumesnapshots",
                "-n",
                namespace.name(),
                "-o",
                "jsonpath={.items[*].status.readyToUse}"))
        .isEqualTo("true true");
    kubectl.must("delete", "pvc", "staging", "-n", namespace.name());
    kubectl.must("wait", "volumesnapshot/nightly", "-n", namespace.name(), "--for=delete");
    kubectl.must(
        "wait", "pv/pv-staging", "--for=jsonpath={.status.phase}=Released", "--timeout=30s");
  }
}
