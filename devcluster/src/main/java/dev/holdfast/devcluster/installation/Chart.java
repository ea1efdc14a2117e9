package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.DevCluster;
import java.net.URI;
import java.nio.file.Path;

/**
 * The chart of this repository, rendered by the real Helm.
 *
 * @param url where the API server reaches the webhook; the chart adds the path
 * @param values YAML that the caller adds
 */
record Chart(DevCluster cluster, String namespace, URI url, String values) {
  Chart with(String otherValues) {
    return new Chart(cluster, namespace, url, otherValues);
  }

  private Path folder() {
    return cluster.repository().resolve("charts/holdfast");
  }

  /** Applies the CRDs, waits until the API server serves them, and applies everything else. */
  void apply() {
    applyCrds();
    applyTemplates();
  }

  private void applyCrds() {
    String crds = folder().resolve("crds").toString();
    cluster.kubectl().must("apply", "--server-side", "-f", crds);
    cluster.kubectl().must("wait", "--for=condition=Established", "--timeout=30s", "-f", crds);
  }

  private void applyTemplates() {
    if (!cluster.kubectl().run("get", "namespace", namespace).succeeded()) {
      cluster.kubectl().must("create", "namespace", namespace);
    }
    String own = "\nwebhook: {url: \"" + url + "\"}\ndeployments: {enabled: false}\n";
    cluster.kubectl().applyServerSide(render(own)).orThrow();
  }

  private String render(String own) {
    return Command.of(cluster.tools().helm().toString(), "template", "holdfast")
        .with(folder().toString(), "--namespace", namespace, "--skip-tests")
        .with("--values", file("own", own), "--values", file("given", values))
        .run()
        .orThrow()
        .stdout();
  }

  private String file(String name, String yaml) {
    return cluster.write("values-" + name + ".yaml", yaml).toString();
  }
}
