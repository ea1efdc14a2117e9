package dev.holdfast.demo;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.Snapshots;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;

/**
 * The cluster as the agent finds it: a staging claim whose volume is production's storage under
 * another name, and whose only snapshot it owns.
 */
record World(DevCluster cluster, Snapshots snapshots) {
  static final String STAGING = "orders-staging";
  static final String PRODUCTION = "orders-production";
  static final String CLAIM = "pg-data-0";
  static final String SCRATCH = "scratch";
  static final String STAGING_VOLUME = "pv-orders-staging";
  static final String PRODUCTION_VOLUME = "pv-orders-production";
  private static final String HANDLE = "vol-0a1b2c3d4e5f60718";

  static World create(DevCluster cluster) {
    World world = new World(cluster, Snapshots.install(cluster));
    world.cluster.kubectl().apply(manifests()).orThrow();
    world.awaitBound(PRODUCTION, CLAIM);
    world.awaitBound(STAGING, CLAIM);
    world.awaitBound(STAGING, SCRATCH);
    world.snapshots.take(Snapshot.dyingWithItsClaim(STAGING, "nightly", CLAIM));
    return world;
  }

  private static String manifests() {
    return Storage.namespace(STAGING, "environment: staging")
        + Storage.namespace(PRODUCTION, "environment: production")
        + Storage.pair(PRODUCTION_VOLUME, HANDLE, "Retain", Claim.of(PRODUCTION, CLAIM))
        + Storage.pair(STAGING_VOLUME, HANDLE, "Delete", Claim.of(STAGING, CLAIM))
        + Storage.pair("pv-scratch", "vol-0ffffffffffffffff", "Delete", Claim.of(STAGING, SCRATCH))
        + """
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: notes, namespace: %s}
          """
            .formatted(STAGING);
  }

  /** Makes the deleted staging claim anew, on a new volume of the same storage. */
  void recreateStagingClaim() {
    String volume = STAGING_VOLUME + "-again";
    cluster
        .kubectl()
        .apply(Storage.pair(volume, HANDLE, "Delete", Claim.of(STAGING, CLAIM)))
        .orThrow();
    awaitBound(STAGING, CLAIM);
  }

  void awaitStagingClaimGone() {
    cluster.kubectl().must("wait", "pvc/" + CLAIM, "-n", STAGING, "--for=delete", "--timeout=60s");
  }

  private void awaitBound(String namespace, String claim) {
    Storage.awaitBound(cluster.kubectl(), Claim.of(namespace, claim));
  }
}
