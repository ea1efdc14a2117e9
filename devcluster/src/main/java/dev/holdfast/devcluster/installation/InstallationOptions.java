package dev.holdfast.devcluster.installation;

import java.util.Map;

/**
 * What to install.
 *
 * @param values YAML for the chart, beyond what the installation sets itself
 * @param webhookReplicas processes of the webhook; the API server's calls reach the first
 * @param operator variables of the operator's environment, beyond those that are set anyway
 */
public record InstallationOptions(
    String values, int webhookReplicas, Map<String, String> operator) {
  public InstallationOptions {
    operator = Map.copyOf(operator);
  }

  public static InstallationOptions defaults() {
    return new InstallationOptions("", 1, Map.of());
  }

  public InstallationOptions withValues(String yaml) {
    return new InstallationOptions(yaml, webhookReplicas, operator);
  }

  public InstallationOptions withWebhookReplicas(int count) {
    return new InstallationOptions(values, count, operator);
  }

  public InstallationOptions withOperator(Map<String, String> variables) {
    return new InstallationOptions(values, webhookReplicas, variables);
  }
}
