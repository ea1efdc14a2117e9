package dev.holdfast.e2e;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Snapshots;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;

/** A staging claim whose volume is production's storage under another name. */
record Scene(DevCluster cluster, Snapshots snapshots) {
  static final String STAGING = "orders-staging";
  static final String PRODUCTION = "orders-production";
  static final String CLAIM = "pg-data-0";
  private static final String HANDLE = "vol-0a1b2c3d4e5f60718";

  /** Everything that there is before Holdfast comes. */
  static Scene build(DevCluster cluster) {
    Scene scene = new Scene(cluster, Snapshots.install(cluster));
    cluster
        .kubectl()
        .apply(
            Storage.namespace(STAGING, "environment: staging")
                + Storage.namespace(PRODUCTION, "environment: production")
                + Storage.pair("pv-production", HANDLE, "Retain", Claim.of(PRODUCTION, CLAIM))
                + Storage.pair("pv-staging", HANDLE, "Delete", Claim.of(STAGING, CLAIM)))
        .orThrow();
    Storage.awaitBound(cluster.kubectl(), Claim.of(STAGING, CLAIM));
    Storage.awaitBound(cluster.kubectl(), Claim.of(PRODUCTION, CLAIM));
    return scene;
  }

  /** A snapshot that outlives both claims. */
  void restorePoint() {
    snapshots.take(Snapshot.independent(PRODUCTION, "before-cleanup", CLAIM));
  }

  /** Fails when production's claim is gone, or going. */
  void requireProduction() {
    String going =
        cluster
            .kubectl()
            .must(
                "get",
                "pvc",
                CLAIM,
                "-n",
                PRODUCTION,
                "-o",
                "jsonpath={.metadata.deletionTimestamp}");
    if (!going.isEmpty()) {
      throw new IllegalStateException("production's claim is being deleted since " + going);
    }
  }
}
