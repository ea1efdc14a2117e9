package dev.holdfast.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the table beside each catalogue file: {@code src/test/resources/catalogue-rows}. */
class EffectsTest {
  private static final LinkageSettings LINKAGE =
      new LinkageSettings(
          Map.of("environment", List.of("production", "prod")),
          Map.of("environment", List.of("production", "prod"), "tier", List.of("live")),
          List.of("*-production"),
          Map.of("holdfast.dev/shared-backup", List.of("true")),
          "Ignore");

  @TestFactory
  Stream<DynamicTest> everyRow() {
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.node.path("title").asText(), () -> check(row)));
  }

  @Test
  void everyTransitionHasAPositiveAndANegativeRow() {
    Set<String> positive = new HashSet<>();
    Set<String> negative = new HashSet<>();
    for (Row row : rows()) {
      texts(row.node.path("effects")).forEach(effect -> positive.add(effect.split(" ", -1)[1]));
      negative.addAll(texts(row.node.path("not")));
    }
    for (DataKind kind : Catalogue.builtIn().kinds()) {
      assertThat(positive).as(kind.qualifiedResource()).contains("delete");
      for (TransitionRule rule : kind.transitions()) {
        assertThat(positive).contains(rule.id());
        assertThat(negative).contains(rule.id());
      }
    }
  }

  @Test
  void whereNoLabelMeansProductionTheFirstOneIsJudged() {
    LinkageSettings strict =
        new LinkageSettings(LINKAGE.productionLabels(), null, null, null, "Production");
    Change change =
        TestingReviews.update(
                "persistentvolumeclaims",
                "{metadata: {name: a}}",
                "{metadata: {name: a, labels: {environment: staging}}}")
            .change();
    assertThat(Effects.of(change, Catalogue.builtIn(), strict, null))
        .extracting(Effect::effect)
        .containsExactly(EffectClass.Unlabel);
    assertThat(Effects.of(change, Catalogue.builtIn(), LINKAGE, null)).isEmpty();
  }

  @Test
  void aTriggerIsDestructiveByItsCreation() {
    Catalogue catalogue =
        Catalogue.of(
            CatalogueFile.parse(
                    "test",
                    """
                    apiVersion: holdfast.dev/v1alpha1
                    kind: DataKind
                    metadata: {name: wipes.example.org}
                    spec:
                      group: example.org
                      version: v1
                      resource: wipes
                      kind: Wipe
                      namespaced: true
                      role: Database
                      trigger: {all: [{path: spec.mode, when: {Matches: "All|Some"}}]}
                    """)
                .kinds(),
            Set.of());
    assertThat(created(catalogue, "All")).containsExactly(EffectClass.Trigger);
    assertThat(created(catalogue, "None")).isEmpty();
  }

  private static List<EffectClass> created(Catalogue catalogue, String mode) {
    Change change =
        TestingReviews.create(
                "wipes.example.org", "{metadata: {name: a}, spec: {mode: " + mode + "}}")
            .change();
    return Effects.of(change, catalogue, LINKAGE, null).stream().map(Effect::effect).toList();
  }

  private record Row(JsonNode node, JsonNode base) {}

  private static void check(Row row) {
    JsonNode node = row.node;
    Operation operation = Operation.valueOf(node.path("operation").asText());
    JsonNode old = merge(row.base, node.path("old"));
    JsonNode now = merge(row.base, node.path("new"));
    TestingReviews review =
        TestingReviews.of(
            operation,
            node.path("resource").asText(),
            operation == Operation.CREATE ? null : old,
            operation == Operation.DELETE ? null : now);
    if (node.has("user")) {
      review = review.by(node.get("user").asText());
    }
    if (node.has("subresource")) {
      review = review.subresource(node.get("subresource").asText());
    }
    List<Effect> effects =
        Effects.of(review.change(), Catalogue.builtIn(), LINKAGE, stored(node.get("stored")));
    assertThat(effects)
        .extracting(effect -> (effect.effect() + " " + effect.rule() + " " + effect.path()).strip())
        .containsExactlyElementsOf(texts(node.path("effects")));
    assertThat(effects)
        .allSatisfy(effect -> assertThat(effect.message()).isNotBlank().doesNotContain("\n"));
  }

  private static @Nullable Map<String, String> stored(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    Map<String, String> fields = new HashMap<>();
    node.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
    return fields;
  }

  /** JSON merge patch, RFC 7386. */
  private static JsonNode merge(JsonNode base, JsonNode patch) {
    if (patch.isMissingNode()) {
      return base.deepCopy();
    }
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode merged = base.isObject() ? base.deepCopy() : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
              } else {
                merged.set(entry.getKey(), merge(merged.path(entry.getKey()), entry.getValue()));
              }
            });
    return merged;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String file : BuiltIn.files()) {
      try (InputStream in = EffectsTest.class.getResourceAsStream("/catalogue-rows/" + file)) {
        if (in == null) {
          continue;
        }
        JsonNode table = TestingReviews.yaml(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        for (JsonNode row : table.path("rows")) {
          rows.add(new Row(row, table.path("bases").path(row.path("base").asText())));
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return rows;
  }
}
