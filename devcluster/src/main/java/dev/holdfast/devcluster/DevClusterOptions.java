package dev.holdfast.devcluster;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a cluster.
 *
 * @param directory for its data, certificates and logs, kept afterwards; null for a temporary one
 *     that goes with the cluster
 * @param kubeconfig of an existing cluster to use instead of starting one; null to start one
 * @param separateCredentials whether each controller of the kube-controller-manager has a service
 *     account of its own, as kubeadm and most distributions have it
 * @param apiServerArguments added to those of the kube-apiserver
 */
public record DevClusterOptions(
    @Nullable Path directory,
    @Nullable Path kubeconfig,
    boolean separateCredentials,
    List<String> apiServerArguments) {
  /** Names a kubeconfig to use instead of starting a cluster. */
  public static final String KUBECONFIG_VARIABLE = "HOLDFAST_KUBECONFIG";

  public DevClusterOptions {
    apiServerArguments = List.copyOf(apiServerArguments);
  }

  /** A cluster of its own in a temporary directory, unless the environment names another. */
  public static DevClusterOptions defaults() {
    String given = System.getenv(KUBECONFIG_VARIABLE);
    Path kubeconfig = given == null || given.isBlank() ? null : Path.of(given).toAbsolutePath();
    return new DevClusterOptions(null, kubeconfig, true, List.of());
  }

  public DevClusterOptions in(Path folder) {
    return new DevClusterOptions(folder, kubeconfig, separateCredentials, apiServerArguments);
  }

  /**
   * In the folder of what a module's build makes, kept there; another for each JVM.
   *
   * @param name of the folder, before the JVM's process id
   */
  public DevClusterOptions inTarget(String name) {
    String folder = name + "-" + ProcessHandle.current().pid();
    return in(Path.of("target", "devcluster", folder));
  }

  public DevClusterOptions withSharedCredentials() {
    return new DevClusterOptions(directory, kubeconfig, false, apiServerArguments);
  }

  public DevClusterOptions withApiServerArguments(String... arguments) {
    return new DevClusterOptions(directory, kubeconfig, separateCredentials, List.of(arguments));
  }

  /** The cluster of this kubeconfig. */
  public DevClusterOptions of(Path given) {
    return new DevClusterOptions(directory, given, separateCredentials, apiServerArguments);
  }

  /** A cluster of its own, whatever the environment says. */
  public DevClusterOptions own() {
    return new DevClusterOptions(directory, null, separateCredentials, apiServerArguments);
  }
}
