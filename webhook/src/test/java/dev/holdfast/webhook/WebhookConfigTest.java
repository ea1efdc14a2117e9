package dev.holdfast.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookConfigTest {
  @Test
  void has_a_default_for_everything() {
    WebhookConfig config = WebhookConfig.from(Map.of("PATH", "/bin"));

    assertThat(config)
        .isEqualTo(
            new WebhookConfig(
                "holdfast",
                8443,
                8080,
                "holdfast-webhook-tls",
                HostName.ofThisMachine(),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Optional.empty()));
  }

  @Test
  void takes_every_key() {
    WebhookConfig config =
        WebhookConfig.from(
            Map.of(
                "HOLDFAST_NAMESPACE", "guard",
                "HOLDFAST_PORT", "0",
                "HOLDFAST_METRICS_PORT", "9090",
                "HOLDFAST_TLS_SECRET", "tls",
                "HOLDFAST_REPLICA", "pod-1",
                "HOLDFAST_THREADS", "7",
                "HOLDFAST_DEADLINE", "1500ms",
                "HOLDFAST_DRAIN", "0s",
                "HOLDFAST_CLIENT_CA", "/ca.pem",
                "HOLDFAST_LOG", "JSON"));

    assertThat(config)
        .isEqualTo(
            new WebhookConfig(
                "guard",
                0,
                9090,
                "tls",
                "pod-1",
                7,
                Duration.ofMillis(1500),
                Duration.ZERO,
                Optional.of(Path.of("/ca.pem"))));
  }

  @Test
  void names_an_unknown_key_and_the_known_ones() {
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_PROT", "1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("HOLDFAST_PROT is not a known key; known are HOLDFAST_NAMESPACE, ")
        .hasMessageContaining("HOLDFAST_PORT");
  }

  @Test
  void names_the_key_whose_value_is_no_good() {
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_PORT", "https")))
        .hasMessage("HOLDFAST_PORT is \"https\" but should be a number from 0 to 65535");
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_THREADS", "0")))
        .hasMessage("HOLDFAST_THREADS is \"0\" but should be a number from 1 to 1024");
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_DEADLINE", "soon")))
        .hasMessage("HOLDFAST_DEADLINE is \"soon\" but should be a duration such as 3s or 500ms");
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_DEADLINE", "2m")))
        .hasMessage("HOLDFAST_DEADLINE is \"2m\" but should be from 50 to 30000 milliseconds");
    assertThatThrownBy(() -> WebhookConfig.from(Map.of("HOLDFAST_LOG", "xml")))
        .hasMessage("HOLDFAST_LOG is \"xml\" but should be LINES or JSON");
  }

  @Test
  void describes_every_key() {
    for (ConfigurationKey key : ConfigurationKey.values()) {
      assertThat(ConfigurationKey.reference()).contains(key.variable());
    }
  }
}
