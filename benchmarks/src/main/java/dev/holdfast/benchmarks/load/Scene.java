package dev.holdfast.benchmarks.load;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.scene.ManyClaims;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import java.util.concurrent.ExecutionException;

/** A namespace of production with one claim on storage of its own, one in another, and a crowd. */
record Scene(DevCluster cluster) {
  static final String PRODUCTION = "load-production";
  static final String ELSEWHERE = "load-sandbox";
  private static final int PER_NAMESPACE = 2500;
  private static final int PER_CLAIM = 2;

  /**
   * Makes everything.
   *
   * @param objects claims and volumes that are just there
   */
  void build(int objects) throws InterruptedException, ExecutionException {
    cluster
        .kubectl()
        .apply(
            Storage.namespace(PRODUCTION, "environment: production")
                + Storage.namespace(ELSEWHERE, "environment: sandbox")
                + Storage.pair(
                    "load-guarded", "vol-guarded", "Delete", Claim.of(PRODUCTION, "guarded"))
                + Storage.pair("load-free", "vol-free", "Delete", Claim.of(ELSEWHERE, "free"))
                + configMap())
        .orThrow();
    int left = objects / PER_CLAIM;
    for (int number = 0; left > 0; number++) {
      String namespace = "load-crowd-" + number;
      int here = Math.min(left, PER_NAMESPACE);
      cluster.kubectl().must("create", "namespace", namespace);
      new ManyClaims(cluster.client(), namespace, here).create();
      left -= here;
    }
  }

  private static String configMap() {
    return """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: plain, namespace: %s}
        data: {key: value}
        """
        .formatted(PRODUCTION);
  }

  static String namespace(Operation operation) {
    return operation == Operation.ALLOWED ? ELSEWHERE : PRODUCTION;
  }
}
