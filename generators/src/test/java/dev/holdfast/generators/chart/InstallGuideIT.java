package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the guide says about the chart is so. */
class InstallGuideIT {
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String guide = Files.readString(ROOT.resolve("docs/guides/install.md"));

  InstallGuideIT() throws IOException {}

  @Test
  void theChartTakesItsFirstValues() throws IOException {
    String values = guide.replaceFirst("(?s).*```yaml\n(.*?)```.*", "$1");
    RenderedChart chart = RenderedChart.with(YAML.readTree(values).toString());
    JsonNode settings =
        YAML.readTree(
            chart.object("ConfigMap", "holdfast-settings").at("/data/settings.yaml").asText());
    assertThat(settings.path("enforcement").asText()).isEqualTo("Audit");
    assertThat(settings.path("approvers").findValuesAsText("displayName"))
        .containsExactly("Dana", "Theo");
    assertThat(settings.at("/humans/groups/0").asText()).isEqualTo("oidc:people");
  }

  @Test
  void portsAndImagesAreThoseOfTheChart() {
    JsonNode webhook = RenderedChart.with().object("Deployment", "holdfast-webhook");
    JsonNode container = webhook.at("/spec/template/spec/containers/0");
    assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo("8443");
    assertThat(guide)
        .contains("on port **8443**")
        .contains("$REGISTRY/" + container.path("image").asText());
  }
}
