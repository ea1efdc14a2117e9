package dev.holdfast.operator.guard;

/**
 * What the admission policy has to know by name.
 *
 * @param namespace where Holdfast lives
 * @param configuration our ValidatingWebhookConfiguration
 * @param tlsSecret with the webhook's serving certificate
 * @param settings the ConfigMap with the settings
 * @param certificateIssuer username of whoever fills in the Secret besides the operator, or empty
 */
public record GuardNames(
    String namespace,
    String configuration,
    String tlsSecret,
    String settings,
    String certificateIssuer) {}
