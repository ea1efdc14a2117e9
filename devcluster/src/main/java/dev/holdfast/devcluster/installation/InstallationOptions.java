package dev.holdfast.devcluster.installation;

/**
 * What to install.
 *
 * @param values YAML for the chart, beyond what the installation sets itself
 * @param webhookReplicas processes of the webhook; the API server's calls reach the first
 */
public record InstallationOptions(String values, int webhookReplicas) {
  public static InstallationOptions defaults() {
    return new InstallationOptions("", 1);
  }

  public InstallationOptions withValues(String yaml) {
    return new InstallationOptions(yaml, webhookReplicas);
  }

  public InstallationOptions withWebhookReplicas(int count) {
    return new InstallationOptions(values, count);
  }
}
