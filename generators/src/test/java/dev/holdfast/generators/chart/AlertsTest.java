package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds in the runbook what to do. */
class AlertsTest {
  private static final String RUNBOOK = "docs/guides/runbook.md";
  private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));

  @Test
  void eachNamesItsSectionOfTheRunbook() throws IOException {
    List<String> sections =
        Files.readAllLines(ROOT.resolve(RUNBOOK)).stream()
            .filter(line -> line.startsWith("### Holdfast"))
            .map(line -> line.substring("### ".length()))
            .toList();
    JsonNode rules =
        new YAMLMapper()
            .readTree(Files.readString(ROOT.resolve("charts/holdfast/files/alerts.yaml")))
            .at("/groups/0/rules");
    assertThat(rules.findValuesAsText("alert")).containsExactlyElementsOf(sections);
    for (JsonNode rule : rules) {
      String anchor = rule.path("alert").asText().toLowerCase(Locale.ROOT);
      assertThat(rule.at("/annotations/runbook").asText()).isEqualTo(RUNBOOK + "#" + anchor);
    }
  }
}
