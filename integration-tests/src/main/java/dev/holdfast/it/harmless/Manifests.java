package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.scene.Storage;

/** Objects that several workflows make. */
final class Manifests {
  private static final String CONTAINERS =
      "automountServiceAccountToken: false, terminationGracePeriodSeconds: 5, containers: [{name: c, image: \"registry.example/c:%s\"%s}]";

  private Manifests() {}

  static String namespace(String name, String labels) {
    return Storage.namespace(name, labels);
  }

  /** A claim that a provisioner has to fill. */
  static String claim(String namespace, String name) {
    return claim(namespace, name, "");
  }

  /**
   * As above.
   *
   * @param source further fields of its spec, as YAML flow, each with a comma before it
   */
  static String claim(String namespace, String name, String source) {
    return """
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s, namespace: %s}
        spec: {storageClassName: %s, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}%s}
        """
        .formatted(name, namespace, Scenery.CLASS, source);
  }

  /** What the external provisioner creates: born with its claim, going with it. */
  static String provisioned(String name, JsonNode claim) {
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: %1$s
          annotations: {pv.kubernetes.io/provisioned-by: %2$s}
          finalizers: [%3$s]
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          storageClassName: %4$s
          claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, namespace: %5$s, name: %6$s, uid: %7$s}
          csi: {driver: %2$s, volumeHandle: vol-%1$s}
        """
        .formatted(
            name,
            Storage.DRIVER,
            Driver.PROVISIONER_FINALIZER,
            Scenery.CLASS,
            claim.at("/metadata/namespace").asText(),
            View.name(claim),
            claim.at("/metadata/uid").asText());
  }

  /** A Pod's spec without volumes, as YAML flow. */
  static String containers(String version) {
    return CONTAINERS.formatted(version, "");
  }

  /** A Pod that mounts a claim. */
  static String pod(String namespace, String name, String claim) {
    return pod(namespace, name, "persistentVolumeClaim: {claimName: " + claim + "}", "");
  }

  /**
   * A Pod with one volume.
   *
   * @param volume source of its volume as YAML flow
   * @param labels YAML flow
   */
  static String pod(String namespace, String name, String volume, String labels) {
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: %s, labels: {%s}}
        spec: {%s, volumes: [{name: data, %s}]}
        """
        .formatted(
            name,
            namespace,
            labels,
            CONTAINERS.formatted("1", ", volumeMounts: [{name: data, mountPath: /data}]"),
            volume);
  }

  /**
   * A database's StatefulSet named pg with its Service, whose Pods start side by side.
   *
   * @param fields further fields of its spec, one a line with two blanks before it
   */
  static String statefulSet(String namespace, int replicas, String version, String fields) {
    return """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: pg, namespace: %1$s}
        spec: {clusterIP: None, selector: {app: pg}, ports: [{port: 5432}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: pg, namespace: %1$s, labels: {environment: production}}
        spec:
          replicas: %2$d
          serviceName: pg
          podManagementPolicy: Parallel
          selector: {matchLabels: {app: pg}}
        %5$s  template:
            metadata: {labels: {app: pg}}
            spec: {%3$s}
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {storageClassName: %4$s, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
        """
        .formatted(
            namespace,
            replicas,
            CONTAINERS.formatted(version, ", volumeMounts: [{name: data, mountPath: /data}]"),
            Scenery.CLASS,
            fields);
  }
}
