package dev.holdfast.it.harmless;

import java.util.Locale;

/** Minimal definitions of other projects' kinds. */
final class Definitions {
  private Definitions() {}

  /** With one version, v1, that takes any fields. */
  static String crd(String group, String kind, String plural) {
    return crd(group, kind, plural, version("v1", true));
  }

  /**
   * With these versions.
   *
   * @param versions as {@link #version} writes them, with a comma between
   */
  static String crd(String group, String kind, String plural, String versions) {
    return """
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %3$s.%1$s, labels: {environment: production}}
        spec:
          group: %1$s
          scope: Namespaced
          names: {kind: %2$s, plural: %3$s, singular: %4$s}
          versions: [%5$s]
        """
        .formatted(group, kind, plural, kind.toLowerCase(Locale.ROOT), versions);
  }

  static String version(String name, boolean stored) {
    return "{name: %s, served: true, storage: %s, subresources: {status: {}}, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}"
        .formatted(name, stored);
  }

  /** Makes it unless the cluster has such a kind already, and waits until it is served. */
  static void install(Stage stage, String group, String kind, String plural) {
    String name = plural + "." + group;
    if (!stage.exists("crd/" + name, "")) {
      stage.human().posts(Paths.collection("crd", ""), crd(group, kind, plural));
    }
    await(stage, name);
  }

  static void await(Stage stage, String name) {
    stage.await(
        name + " to be served",
        () ->
            stage
                .find("crd/" + name, "")
                .orElseThrow()
                .at("/status/conditions")
                .valueStream()
                .anyMatch(
                    one ->
                        one.path("type").asText().equals("Established")
                            && one.path("status").asText().equals("True")));
  }
}
