package dev.holdfast.truth;

import dev.holdfast.core.impact.ObjectRef;

/**
 * A kind as the API server serves it.
 *
 * @param group empty for core
 */
record Kind(String group, String version, String resource, String kind, boolean namespaced) {
  static final Kind NAMESPACE = new Kind("", "v1", "namespaces", "Namespace", false);
  static final Kind CONFIG_MAP = new Kind("", "v1", "configmaps", "ConfigMap", true);
  static final Kind POD = new Kind("", "v1", "pods", "Pod", true);
  static final Kind VOLUME = new Kind("", "v1", "persistentvolumes", "PersistentVolume", false);
  static final Kind CLAIM =
      new Kind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  static final Kind CLASS =
      new Kind("storage.k8s.io", "v1", "storageclasses", "StorageClass", false);
  static final Kind SET = new Kind("apps", "v1", "statefulsets", "StatefulSet", true);
  static final Kind SNAPSHOT =
      new Kind("snapshot.storage.k8s.io", "v1", "volumesnapshots", "VolumeSnapshot", true);
  static final Kind CONTENT =
      new Kind(
          "snapshot.storage.k8s.io",
          "v1",
          "volumesnapshotcontents",
          "VolumeSnapshotContent",
          false);
  static final Kind DEFINITION =
      new Kind(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          false);

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Path of all objects, of one namespace when one is named. */
  String path(String namespace) {
    String root = group.isEmpty() ? "api/" : "apis/" + group + "/";
    String within = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
    return root + version + within + "/" + resource;
  }

  String path(String namespace, String name) {
    return path(namespace) + "/" + name;
  }

  ObjectRef ref(String namespace, String name) {
    return new ObjectRef(group, resource, kind, namespace, name);
  }
}
