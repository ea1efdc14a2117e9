package dev.holdfast.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                "me",
                LogFormat.LINES));
  }

  @Test
  void testExplicitPropertyMappings() {
    Map<String, String> environment =
        Map.of(
            "HOLDFAST_NAMESPACE", "guard",
            "HOLDFAST_SETTINGS", "s",
            "HOLDFAST_OPA", "/opt/opa",
            "HOLDFAST_HEALTH_PORT", "0",
            "HOLDFAST_WEBHOOK_CONFIGURATION", "w",
            "HOLDFAST_TLS_SECRET", "t",
            "HOLDFAST_SERVING_NAMES", "127.0.0.1, localhost",
            "HOLDFAST_IDENTITY", "pod-1",
            "HOLDFAST_LOG", "JSON");
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
}
