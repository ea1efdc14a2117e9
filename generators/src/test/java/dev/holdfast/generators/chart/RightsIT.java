package dev.holdfast.generators.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each of our accounts and roles may do what is listed, verb by verb, and nothing else. */
class RightsIT {
  private static final RenderedChart CHART = RenderedChart.with();

  @Test
  void rightsAreThoseThatAreListed() throws IOException {
    String listed =
        Files.readString(Repository.find().resolve("generators/src/test/resources/rights.txt"));
    assertThat(rights().collect(Collectors.joining("\n", "", "\n"))).isEqualTo(listed);
  }

  @Test
  void noRoleHoldsAWildcard() {
    assertThat(rules().map(Rule::json).map(JsonNode::toString))
        .noneMatch(rule -> rule.contains("*"));
  }

  @Test
  void theOnlySecretIsTheServingCertificate() {
    assertThat(rules().filter(rule -> rule.list("resources").contains("secrets")))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.role().path("kind").asText()).isEqualTo("Role");
              assertThat(rule.list("resourceNames")).containsExactly("holdfast-webhook-tls");
              assertThat(rule.list("verbs")).doesNotContain("create", "deletecollection");
            });
  }

  private static Stream<String> rights() {
    return rules().flatMap(Rule::lines).sorted().distinct();
  }

  private static Stream<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode object : CHART.objects()) {
      if (object.path("kind").asText().endsWith("Role")) {
        object.path("rules").forEach(rule -> rules.add(new Rule(object, rule)));
      }
    }
    return rules.stream();
  }

  private record Rule(JsonNode role, JsonNode json) {
    Stream<String> lines() {
      String holder = role.at("/metadata/name").asText() + " " + role.path("kind").asText();
      String names =
          json.has("resourceNames") ? " only " + String.join(",", list("resourceNames")) : "";
      return list("resources").stream()
          .flatMap(
              resource ->
                  list("verbs").stream()
                      .map(
                          verb ->
                              holder
                                  + ": "
                                  + verb
                                  + " "
                                  + resource
                                  + (list("apiGroups").getFirst().isEmpty()
                                      ? ""
                                      : "." + list("apiGroups").getFirst())
                                  + names));
    }

    List<String> list(String field) {
      return StreamSupport.stream(json.path(field).spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }
  }
}
