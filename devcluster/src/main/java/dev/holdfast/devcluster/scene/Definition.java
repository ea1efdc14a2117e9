package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.Kubectl;
import java.util.Locale;

/** Minimal definitions of other projects' kinds: they take any fields. */
public record Definition(String group, String version, String kind, String plural) {
  /** Name of the definition, and of the resource as {@code kubectl} takes it. */
  public String name() {
    return plural + "." + group;
  }

  /** Makes it unless it is there, and waits until it is served. */
  public void install(Kubectl kubectl) {
    if (!kubectl.run("get", "crd", name()).succeeded()) {
      kubectl.apply(manifest(kind, plural, group, version(version, true))).orThrow();
    }
    kubectl.must("wait", "--for=condition=Established", "--timeout=30s", "crd/" + name());
  }

  /**
   * The manifest of a namespaced kind.
   *
   * @param versions as {@link #version} writes them, with a comma between
   */
  public static String manifest(String kind, String plural, String group, String versions) {
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

  /** One version, as YAML flow content. */
  public static String version(String name, boolean stored) {
    return "{name: %s, served: true, storage: %s, subresources: {status: {}}, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}"
        .formatted(name, stored);
  }
}
