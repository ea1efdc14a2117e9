package dev.holdfast.devcluster;

import java.nio.file.Path;
import java.util.List;

/**
 * An existing cluster. Its certificate authority isn't ours, so users are impersonated by the given
 * kubeconfig's identity.
 */
record GivenControlPlane(Path kubeconfig, Path kubectl) implements ControlPlane {
  private static final String NOT_OURS = "the cluster isn't ours to start and stop";

  @Override
  public String kubeconfigOf(String user, List<String> groups) {
    // The view is minified, so its only user is the last object of that name.
    String impersonation = "\"as\": \"%s\", \"as-groups\": [%s], ".formatted(user, quoted(groups));
    String marker = "\"user\": {";
    String config = view("json");
    int user0 = config.lastIndexOf(marker) + marker.length();
    return config.substring(0, user0) + impersonation + config.substring(user0);
  }

  private static String quoted(List<String> names) {
    return names.isEmpty() ? "" : "\"" + String.join("\", \"", names) + "\"";
  }

  @Override
  public String kubeconfigWithToken(String user, String token) {
    String server = view("jsonpath={.clusters[0].cluster.server}");
    String authority = view("jsonpath={.clusters[0].cluster.certificate-authority-data}");
    return new Kubeconfigs(server, authority).withToken(user, token);
  }

  private String view(String output) {
    return Command.of(kubectl.toString(), "--kubeconfig", kubeconfig.toString())
        .with("config", "view", "--minify", "--flatten", "--raw", "-o", output)
        .run()
        .orThrow()
        .stdout();
  }

  @Override
  public ApiServerReplica apiServer() {
    throw new UnsupportedOperationException(NOT_OURS);
  }

  @Override
  public ApiServerReplica startAnotherApiServer() {
    throw new UnsupportedOperationException(NOT_OURS);
  }

  @Override
  public void close() {
    // Not ours to stop.
  }
}
