package dev.holdfast.e2e;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import java.util.Map;

/**
 * The release {@code holdfast} in its namespace, in the hands of the real Helm.
 *
 * @param user who Helm acts as
 */
record Release(DevCluster cluster, String user) {
  static final String NAMESPACE = "holdfast";
  private static final String NAME = "holdfast";

  /** Installs it and waits until every Pod is ready. */
  CommandResult install(String values, String... more) {
    return helm("install", NAME, chart(), "--create-namespace", "--wait", "--timeout", "8m")
        .with("--values", file(values))
        .with(more)
        .run();
  }

  /** Changes values and waits until every new Pod is ready. */
  CommandResult upgrade(String values) {
    return helm("upgrade", NAME, chart(), "--wait", "--timeout", "8m")
        .with("--values", file(values))
        .run();
  }

  /** Runs the chart's tests. */
  CommandResult test() {
    return helm("test", NAME, "--logs", "--timeout", "2m").run();
  }

  CommandResult uninstall(String... more) {
    return helm("uninstall", NAME, "--wait", "--timeout", "2m").with(more).run();
  }

  private Command helm(String... arguments) {
    return new Command(
            Command.of(cluster.tools().helm().toString()).with(arguments).words(),
            Map.of(
                "KUBECONFIG", cluster.privateKubeconfig().toString(),
                "HELM_CACHE_HOME", cluster.directory().resolve("helm").toString(),
                "HELM_CONFIG_HOME", cluster.directory().resolve("helm").toString()),
            null)
        .with("-n", NAMESPACE, "--kube-as-user", user);
  }

  private String chart() {
    return cluster.repository().resolve("charts/holdfast").toString();
  }

  private String file(String values) {
    return cluster.write("values.yaml", values).toString();
  }
}
