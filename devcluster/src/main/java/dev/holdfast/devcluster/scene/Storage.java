package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.Kubectl;

/** Manifests of volumes and the claims they are bound to beforehand. */
public final class Storage {
  /** A driver whose snapshots outlive their volume, by the catalogue. */
  public static final String DRIVER = "ebs.csi.aws.com";

  private Storage() {}

  public static String namespace(String name, String labels) {
    return """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {%s}}
        """
        .formatted(name, labels);
  }

  /** A volume reserved for a claim, and that claim. */
  public static String pair(String volume, String handle, String policy, Claim claim) {
    return volume(volume, handle, policy, claim) + claim(claim, volume);
  }

  /**
   * A volume as a provisioner leaves it.
   *
   * @param policy Retain or Delete
   */
  public static String volume(String name, String handle, String policy, Claim claim) {
    return """
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: %1$s
          annotations: {pv.kubernetes.io/provisioned-by: %4$s}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: %3$s
          storageClassName: ""
          claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, namespace: %5$s, name: %6$s}
          csi: {driver: %4$s, volumeHandle: %2$s}
        """
        .formatted(name, handle, policy, DRIVER, claim.namespace(), claim.name());
  }

  public static String claim(Claim claim, String volume) {
    return """
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %2$s, namespace: %1$s, labels: {%3$s}}
        spec:
          storageClassName: ""
          volumeName: %4$s
          accessModes: [ReadWriteOnce]
          resources: {requests: {storage: 10Gi}}
        """
        .formatted(claim.namespace(), claim.name(), claim.labels(), volume);
  }

  /** Waits until the controller has bound it to its volume. */
  public static void awaitBound(Kubectl kubectl, Claim claim) {
    kubectl.must(
        "wait",
        "pvc/" + claim.name(),
        "-n",
        claim.namespace(),
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=60s");
  }

  /**
   * Where a claim is and what it is called.
   *
   * @param labels YAML flow content, for example {@code environment: staging}
   */
  public record Claim(String namespace, String name, String labels) {
    public static Claim of(String namespace, String name) {
      return new Claim(namespace, name, "");
    }
  }
}
