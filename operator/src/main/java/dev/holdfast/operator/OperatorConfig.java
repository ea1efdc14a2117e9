package dev.holdfast.operator;

import dev.holdfast.operator.notification.ReceiverSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that this process is told by its environment.
 *
 * @param namespace where Holdfast is installed
 * @param settings name of the settings ConfigMap
 * @param opa path of the opa program
 * @param healthPort port of the health server, 0 for any free one
 * @param webhookConfiguration name of the ValidatingWebhookConfiguration whose caBundle is kept
 * @param tlsSecret name of the Secret with the webhook's serving certificate
 * @param servingNames DNS names and IP addresses of the serving certificate
 * @param certificateIssuer username of whoever fills in that Secret; empty for this operator
 * @param admissionPolicy whether an admission policy is to guard Holdfast's own objects
 * @param notifications who is told about requests, empty for nobody
 * @param identity of this process in leader election; must differ between replicas
 */
public record OperatorConfig(
    String namespace,
    String settings,
    Path opa,
    int healthPort,
    String webhookConfiguration,
    String tlsSecret,
    List<String> servingNames,
    String certificateIssuer,
    boolean admissionPolicy,
    Optional<ReceiverSettings> notifications,
    String identity,
    LogFormat log) {
  public OperatorConfig {
    servingNames = List.copyOf(servingNames);
    if (servingNames.isEmpty()) {
      throw new ConfigException("HOLDFAST_SERVING_NAMES: at least one name is needed");
    }
  }

  /**
   * Reads the variables that start with {@code HOLDFAST_}; all others are ignored.
   *
   * @param fallbackIdentity used when the environment names none
   * @throws ConfigException naming the bad variable
   */
  public static OperatorConfig from(Map<String, String> environment, String fallbackIdentity) {
    Variables variables = Variables.of(environment);
    String namespace = variables.text(Variable.NAMESPACE);
    return new OperatorConfig(
        namespace,
        variables.text(Variable.SETTINGS),
        Path.of(variables.text(Variable.OPA)),
        variables.port(Variable.HEALTH_PORT),
        variables.text(Variable.WEBHOOK_CONFIGURATION),
        variables.text(Variable.TLS_SECRET),
        Variables.list(variables.text(Variable.SERVING_NAMES).replace("<namespace>", namespace)),
        variables.given(Variable.CERTIFICATE_ISSUER).orElse(""),
        variables.flag(Variable.ADMISSION_POLICY),
        NotificationVariables.read(variables),
        variables.given(Variable.IDENTITY).orElse(fallbackIdentity),
        variables.logFormat());
  }
}
