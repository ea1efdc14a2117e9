package dev.holdfast.generators.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.policy.Enforcement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas describe and bound every field, and know the same words as core. */
class SchemaTest {
  static Stream<String> plurals() {
    return CustomResourceDefinitions.all().stream()
        .map(definition -> definition.at("/spec/names/plural").asText());
  }

  @ParameterizedTest
  @MethodSource("plurals")
  void everyFieldIsDescribed(String plural) {
    assertThat(fields(plural))
        .allSatisfy(field -> assertThat(field.schema().path("description").asText()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("plurals")
  void everyTextListAndMapIsBounded(String plural) {
    assertThat(fields(plural)).allSatisfy(field -> assertThat(isBounded(field.schema())).isTrue());
  }

  @ParameterizedTest
  @MethodSource("plurals")
  void theSampleHoldsEveryField(String plural) {
    assertThat(missing(schema(plural), Sample.of(plural).object(), "")).isEmpty();
  }

  @Test
  void namesTheWordsThatCoreKnows() {
    JsonNode match = schema("guardrailpolicies").at("/properties/spec/properties/match/properties");
    assertThat(texts(match.at("/effects/items/enum"))).containsExactly(names(EffectClass.values()));
    assertThat(texts(match.at("/operations/items/enum")))
        .containsExactlyInAnyOrder(names(Operation.values()));
    assertThat(texts(match.at("/requesterClasses/items/enum")))
        .containsExactlyInAnyOrder(names(RequesterClass.values()));
    JsonNode enforcement =
        schema("guardrailpolicies").at("/properties/spec/properties/enforcement/enum");
    assertThat(texts(enforcement)).containsExactly(names(Enforcement.values()));
  }

  @Test
  void statusIsASubresourceEverywhere() {
    for (ObjectNode definition : CustomResourceDefinitions.all()) {
      assertThat(definition.at("/spec/versions/0/subresources/status").isObject()).isTrue();
      assertThat(definition.at("/spec/names/categories/0").asText()).isEqualTo("holdfast");
      assertThat(definition.at("/spec/scope").asText()).isEqualTo("Cluster");
    }
  }

  private record Field(String path, JsonNode schema) {}

  private static boolean isBounded(JsonNode schema) {
    boolean free = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    return switch (schema.path("type").asText()) {
      case "string" -> schema.has("enum") || schema.has("maxLength");
      case "array" -> schema.has("maxItems");
      case "object" -> free || schema.has("properties") || schema.has("maxProperties");
      default -> true;
    };
  }

  private static JsonNode schema(String plural) {
    return CustomResourceDefinitions.all().stream()
        .filter(definition -> definition.at("/spec/names/plural").asText().equals(plural))
        .findFirst()
        .orElseThrow()
        .at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private static List<Field> fields(String plural) {
    List<Field> fields = new ArrayList<>();
    collect(schema(plural), "", fields);
    return fields;
  }

  private static void collect(JsonNode schema, String path, List<Field> into) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String here = path + "/" + property.getKey();
      into.add(new Field(here, property.getValue()));
      collect(property.getValue(), here, into);
    }
    collectInner(schema.path("items"), path, into);
  }

  private static void collectInner(JsonNode items, String path, List<Field> into) {
    if (items.isObject()) {
      collect(items, path, into);
    }
  }

  private static List<String> missing(JsonNode schema, JsonNode value, String path) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String here = path + "/" + property.getKey();
      List<JsonNode> found =
          (value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
              .map(one -> one.path(property.getKey()))
              .filter(one -> !one.isMissingNode())
              .toList();
      if (found.isEmpty()) {
        missing.add(here);
      } else {
        JsonNode inner = property.getValue();
        JsonNode next = inner.has("items") ? inner.get("items") : inner;
        JsonNode values =
            inner.has("items") ? found.getFirst() : new ObjectMapper().valueToTree(found);
        missing.addAll(missing(next, values, here));
      }
    }
    return missing;
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
