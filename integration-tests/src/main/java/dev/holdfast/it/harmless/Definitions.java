package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.scene.Definition;

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
    return Definition.manifest(kind, plural, group, versions);
  }

  static String version(String name, boolean stored) {
    return Definition.version(name, stored);
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
