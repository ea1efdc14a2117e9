package dev.holdfast.it.harmless;

import java.util.Map;

/** Where objects are in the API, by the short names that kubectl knows. */
final class Paths {
  private static final Map<String, String> COLLECTIONS =
      Map.ofEntries(
          Map.entry("configmap", "/api/v1/namespaces/%s/configmaps"),
          Map.entry("cronjob", "/apis/batch/v1/namespaces/%s/cronjobs"),
          Map.entry("crd", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"),
          Map.entry("deployment", "/apis/apps/v1/namespaces/%s/deployments"),
          Map.entry("hpa", "/apis/autoscaling/v2/namespaces/%s/horizontalpodautoscalers"),
          Map.entry("job", "/apis/batch/v1/namespaces/%s/jobs"),
          Map.entry("lease", "/apis/coordination.k8s.io/v1/namespaces/%s/leases"),
          Map.entry("namespace", "/api/v1/namespaces"),
          Map.entry("node", "/api/v1/nodes"),
          Map.entry("pdb", "/apis/policy/v1/namespaces/%s/poddisruptionbudgets"),
          Map.entry("pod", "/api/v1/namespaces/%s/pods"),
          Map.entry("pv", "/api/v1/persistentvolumes"),
          Map.entry("pvc", "/api/v1/namespaces/%s/persistentvolumeclaims"),
          Map.entry("secret", "/api/v1/namespaces/%s/secrets"),
          Map.entry("serviceaccount", "/api/v1/namespaces/%s/serviceaccounts"),
          Map.entry("statefulset", "/apis/apps/v1/namespaces/%s/statefulsets"),
          Map.entry("volumeattachment", "/apis/storage.k8s.io/v1/volumeattachments"),
          Map.entry(
              "volumesnapshot", "/apis/snapshot.storage.k8s.io/v1/namespaces/%s/volumesnapshots"),
          Map.entry(
              "volumesnapshotcontent", "/apis/snapshot.storage.k8s.io/v1/volumesnapshotcontents"));

  private Paths() {}

  /**
   * Of one object.
   *
   * @param object {@code kind/name}, or {@code plural.group/name} for namespaced custom resources
   * @param namespace without meaning for cluster-scoped kinds
   */
  static String of(String object, String namespace) {
    int slash = object.indexOf('/');
    return collection(object.substring(0, slash), namespace) + object.substring(slash);
  }

  /** Of all objects of a kind in a namespace. */
  static String collection(String kind, String namespace) {
    String path = COLLECTIONS.get(kind);
    if (path != null) {
      return path.formatted(namespace);
    }
    int dot = kind.indexOf('.');
    return "/apis/%s/v1/namespaces/%s/%s"
        .formatted(kind.substring(dot + 1), namespace, kind.substring(0, dot));
  }
}
