package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that a JSON value becomes when one thing in it is changed, removed, added or moved.
 */
final class TestingVariants {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Words of which a statement holds one; another of them is what a forger would write. */
  private static final List<List<String>> WORDS =
      Stream.<Enum<?>[]>of(
              Operation.values(),
              PropagationPolicy.values(),
              EffectClass.values(),
              RequesterClass.values())
          .map(constants -> Arrays.stream(constants).map(Enum::name).toList())
          .toList();

  private TestingVariants() {}

  /**
   * A value that differs in one place.
   *
   * @param what path and what was done there, for the report of a failure
   */
  record Variant(String what, JsonNode value) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Variant> of(JsonNode value) {
    List<Variant> variants = new ArrayList<>();
    switch (value) {
      case ObjectNode object -> inside(object, variants);
      case ArrayNode array -> inside(array, variants);
      default -> {}
    }
    instead(value)
        .filter(other -> !other.equals(value))
        .distinct()
        .forEach(other -> variants.add(new Variant(": " + other, other)));
    return variants;
  }

  private static void inside(ObjectNode object, List<Variant> variants) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      for (Variant each : of(field.getValue())) {
        variants.add(
            edited("/" + name + each.what(), object, copy -> copy.set(name, each.value())));
      }
      variants.add(edited("/" + name + " removed", object, copy -> copy.remove(name)));
      variants.add(
          edited(
              "/" + name + " renamed",
              object,
              copy -> copy.set(name.toUpperCase(Locale.ROOT), copy.remove(name))));
    }
    variants.add(edited("/x added", object, copy -> copy.put("x", "x")));
    if (object.size() > 1) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
      Collections.reverse(fields);
      ObjectNode moved = JSON.objectNode();
      fields.forEach(field -> moved.set(field.getKey(), field.getValue()));
      variants.add(new Variant(" moved", moved));
    }
  }

  private static void inside(ArrayNode array, List<Variant> variants) {
    for (int index = 0; index < array.size(); index++) {
      int at = index;
      for (Variant each : of(array.get(at))) {
        variants.add(edited("/" + at + each.what(), array, copy -> copy.set(at, each.value())));
      }
      variants.add(edited("/" + at + " removed", array, copy -> copy.remove(at)));
      variants.add(edited("/" + at + " doubled", array, copy -> copy.insert(at, copy.get(at))));
    }
    variants.add(edited("/- added", array, copy -> copy.add("x")));
    if (array.size() > 1) {
      List<JsonNode> entries = new ArrayList<>();
      array.forEach(entries::addFirst);
      variants.add(new Variant(" moved", JSON.arrayNode().addAll(entries)));
    }
  }

  private static <T extends JsonNode> Variant edited(String what, T value, Consumer<T> edit) {
    @SuppressWarnings("unchecked")
    T copy = (T) value.deepCopy();
    edit.accept(copy);
    return new Variant(what, copy);
  }

  /** What could stand in a value's place. */
  private static Stream<JsonNode> instead(JsonNode value) {
    Stream<JsonNode> ofItsKind =
        switch (value) {
          case TextNode text -> texts(text.textValue()).map(JSON::textNode);
          case IntNode number ->
              Stream.of(-1, 0, 1).map(step -> (JsonNode) JSON.numberNode(number.intValue() + step));
          case BooleanNode flag -> Stream.of(JSON.booleanNode(!flag.booleanValue()));
          case ArrayNode array -> Stream.of(JSON.arrayNode(), JSON.arrayNode().add(array));
          case ObjectNode object -> Stream.of(JSON.objectNode(), JSON.arrayNode().add(object));
          case NullNode nothing -> Stream.of(JSON.textNode(""), JSON.textNode("null"));
          default -> Stream.of();
        };
    JsonNode asText = JSON.textNode(value.isContainerNode() ? value.toString() : value.asText());
    return Stream.concat(
        ofItsKind, Stream.of(JSON.nullNode(), JSON.numberNode(1), JSON.booleanNode(true), asText));
  }

  private static Stream<String> texts(String text) {
    Stream<String> always =
        Stream.of(
            "",
            text + "x",
            text + " ",
            text + "\u200B",
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT));
    Stream<String> words = WORDS.stream().filter(each -> each.contains(text)).flatMap(List::stream);
    return Stream.of(always, words, times(text)).flatMap(each -> each);
  }

  private static Stream<String> times(String text) {
    try {
      Instant time = Instant.parse(text);
      return Stream.of(-3600, -1, 1, 3600)
          .map(Duration::ofSeconds)
          .map(time::plus)
          .map(Instant::toString);
    } catch (DateTimeParseException e) {
      return Stream.of();
    }
  }
}
