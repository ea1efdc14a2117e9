package dev.holdfast.operator;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An environment variable this process understands: {@code HOLDFAST_} and the constant's name. */
enum Variable {
  NAMESPACE("holdfast", "namespace Holdfast is installed in"),
  SETTINGS("holdfast-settings", "ConfigMap with the settings"),
  OPA("/usr/local/bin/opa", "path of the opa program"),
  HEALTH_PORT("8081", "port of the health server, 0 for any free one"),
  WEBHOOK_CONFIGURATION("holdfast", "ValidatingWebhookConfiguration whose caBundle is kept"),
  TLS_SECRET("holdfast-webhook-tls", "Secret with the webhook's serving certificate"),
  SERVING_NAMES(
      "holdfast-webhook.<namespace>.svc,holdfast-webhook.<namespace>.svc.cluster.local",
      "comma-separated DNS names and IP addresses of the serving certificate"),
  CERTIFICATE_ISSUER(
      "", "username of who fills in that Secret, such as cert-manager; this operator when empty"),
  ADMISSION_POLICY(
      "true", "whether an admission policy guards Holdfast's own objects; false leaves them open"),
  IDENTITY("", "name of this process in leader election; default: host name and process id"),
  NOTIFICATIONS_URL("", "where requests are told to as CloudEvents; nobody is told when empty"),
  NOTIFICATIONS_SECRET_FILE(
      "/etc/holdfast/notifications/secret", "file with whsec_… keys, one a line, that sign them"),
  NOTIFICATIONS_CA_FILE("", "PEM file of the authorities to trust for that URL"),
  NOTIFICATIONS_TYPES(
      "created,approved,rejected,executed,expired", "comma-separated, what is told"),
  LOG("LINES", "LINES for people, JSON for log stores");

  static final String PREFIX = "HOLDFAST_";

  private final String fallback;
  private final String description;

  Variable(String fallback, String description) {
    this.fallback = fallback;
    this.description = description;
  }

  String key() {
    return PREFIX + name();
  }

  String fallback() {
    return fallback;
  }

  static String keys() {
    return Arrays.stream(values()).map(Variable::key).collect(Collectors.joining(", "));
  }

  /** One line per variable, for {@code --help}. */
  static String table() {
    return Arrays.stream(values())
        .map(
            variable ->
                "  %-32s %s%s"
                    .formatted(
                        variable.key(),
                        variable.description,
                        variable.fallback.isEmpty() ? "" : " (" + variable.fallback + ")"))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
