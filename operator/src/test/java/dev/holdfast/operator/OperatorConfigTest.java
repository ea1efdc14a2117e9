package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.notification.ReceiverSettings;
import dev.holdfast.operator.notification.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorConfigTest {
  @Test
  void testDefaults() {
    assertThat(OperatorConfig.from(Map.of("PATH", "/bin"), "me"))
        .isEqualTo(
            new OperatorConfig(
                "holdfast",
                "holdfast-settings",
                Path.of("/usr/local/bin/opa"),
                8081,
                "holdfast",
                "holdfast-webhook-tls",
                List.of(
                    "holdfast-webhook.holdfast.svc", "holdfast-webhook.holdfast.svc.cluster.local"),
                "",
                true,
                Optional.empty(),
                "me",
                LogFormat.LINES));
  }

  @Test
  void testExplicitPropertyMappings() {
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("HOLDFAST_NAMESPACE", "guard"),
            Map.entry("HOLDFAST_SETTINGS", "s"),
            Map.entry("HOLDFAST_OPA", "/opt/opa"),
            Map.entry("HOLDFAST_HEALTH_PORT", "0"),
            Map.entry("HOLDFAST_WEBHOOK_CONFIGURATION", "w"),
            Map.entry("HOLDFAST_TLS_SECRET", "t"),
            Map.entry("HOLDFAST_SERVING_NAMES", "127.0.0.1, localhost"),
            Map.entry(
                "HOLDFAST_CERTIFICATE_ISSUER", "system:serviceaccount:cert-manager:cert-manager"),
            Map.entry("HOLDFAST_ADMISSION_POLICY", "false"),
            Map.entry("HOLDFAST_NOTIFICATIONS_URL", "https://chat.example.com/hooks/1"),
            Map.entry("HOLDFAST_NOTIFICATIONS_SECRET_FILE", "/run/keys"),
            Map.entry("HOLDFAST_NOTIFICATIONS_CA_FILE", "/run/ca.crt"),
            Map.entry("HOLDFAST_NOTIFICATIONS_TYPES", "created, expired"),
            Map.entry("HOLDFAST_IDENTITY", "pod-1"),
            Map.entry("HOLDFAST_LOG", "JSON"));
    assertThat(OperatorConfig.from(environment, "me"))
        .isEqualTo(
            new OperatorConfig(
                "guard",
                "s",
                Path.of("/opt/opa"),
                0,
                "w",
                "t",
                List.of("127.0.0.1", "localhost"),
                "system:serviceaccount:cert-manager:cert-manager",
                false,
                Optional.of(
                    new ReceiverSettings(
                        URI.create("https://chat.example.com/hooks/1"),
                        Path.of("/run/keys"),
                        Optional.of(Path.of("/run/ca.crt")),
                        Set.of(Step.CREATED, Step.EXPIRED))),
                "pod-1",
                LogFormat.JSON));
  }

  @Test
  void namesTheUnknownVariableAndTheKnownOnes() {
    assertThatThrownBy(() -> OperatorConfig.from(Map.of("HOLDFAST_NAMESPCE", "x"), "me"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("HOLDFAST_NAMESPCE is not a known variable")
        .hasMessageContaining("HOLDFAST_NAMESPACE");
  }

  @Test
  void namesTheVariableWithABadValue() {
    assertThatThrownBy(() -> OperatorConfig.from(Map.of("HOLDFAST_HEALTH_PORT", "99999"), "me"))
        .hasMessage("HOLDFAST_HEALTH_PORT: \"99999\" is not a port (0 to 65535)");
    assertThatThrownBy(() -> OperatorConfig.from(Map.of("HOLDFAST_LOG", "xml"), "me"))
        .hasMessage("HOLDFAST_LOG: \"xml\" is not one of LINES, JSON");
    assertThatThrownBy(() -> OperatorConfig.from(Map.of("HOLDFAST_SERVING_NAMES", ","), "me"))
        .hasMessage("HOLDFAST_SERVING_NAMES: at least one name is needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://chat.example.com/hooks/s3cret",
        "http://127.0.0.1.example.com/s3cret",
        "ftp://localhost/s3cret",
        "https://s3cret@chat.example.com/",
        "https://chat.example.com/#s3cret",
        "https:///s3cret",
        "s3cret",
        "https://chat.example.com/s3cret path"
      })
  void namesTheVariableWithABadReceiverAndNotTheReceiver(String url) {
    assertThatThrownBy(() -> OperatorConfig.from(Map.of("HOLDFAST_NOTIFICATIONS_URL", url), "me"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("HOLDFAST_NOTIFICATIONS_URL: ")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/x", "http://127.0.0.1:1", "http://[::1]:1/x"})
  void plainHttpOnlyToThisMachine(String url) {
    assertThat(OperatorConfig.from(Map.of("HOLDFAST_NOTIFICATIONS_URL", url), "me").notifications())
        .map(ReceiverSettings::url)
        .contains(URI.create(url));
  }

  @Test
  void namesTheStepThatDoesNotExist() {
    assertThatThrownBy(
            () ->
                OperatorConfig.from(Map.of("HOLDFAST_NOTIFICATIONS_TYPES", "created,signed"), "me"))
        .hasMessage(
            "HOLDFAST_NOTIFICATIONS_TYPES: \"signed\" is not one of created, approved, rejected,"
                + " executed, expired");
  }

  @Test
  void neverPrintsThePathOfTheReceiver() {
    assertThat(
            OperatorConfig.from(
                    Map.of("HOLDFAST_NOTIFICATIONS_URL", "https://chat.example.com/s3cret"), "me")
                .toString())
        .contains("https://chat.example.com")
        .doesNotContain("s3cret");
  }
}
