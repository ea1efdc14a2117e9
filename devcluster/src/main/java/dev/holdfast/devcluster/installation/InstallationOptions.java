package dev.holdfast.devcluster.installation;

import java.util.Map;

/**
 * What to install.
 *
 * @param values YAML for the chart, beyond what the installation sets itself
 * @param webhookReplicas processes of the webhook; the API server's calls reach the first
 * @param operator variables of the operator's environment, beyond those that are set anyway
 * @param optimizing whether the processes compile as in their images, which pays when they live for
 *     long, or when they are measured
 */
public record InstallationOptions(
    String values, int webhookReplicas, Map<String, String> operator, boolean optimizing) {
  public InstallationOptions {
    operator = Map.copyOf(operator);
  }

  public static InstallationOptions defaults() {
    return new InstallationOptions("", 1, Map.of(), false);
  }

  public InstallationOptions withValues(String yaml) {
    return new InstallationOptions(yaml, webhookReplicas, operator, optimizing);
  }

  public InstallationOptions withWebhookReplicas(int count) {
    return new InstallationOptions(values, count, operator, optimizing);
  }

  public InstallationOptions withOperator(Map<String, String> variables) {
    return new InstallationOptions(values, webhookReplicas, variables, optimizing);
  }

  public InstallationOptions withOptimizingCompiler() {
    return new InstallationOptions(values, webhookReplicas, operator, true);
  }
}
