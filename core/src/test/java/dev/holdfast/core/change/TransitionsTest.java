package dev.holdfast.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void namesFieldsAndIgnoresBookkeeping() throws Exception {
    List<Transition> transitions =
        Transitions.between(
            yaml(
                "{metadata: {resourceVersion: '1', labels: {a/b: x, c: y}}, spec: {list: [1, 2]}}"),
            yaml(
                "{metadata: {resourceVersion: '2', managedFields: [1]}, spec: {list: [1, 3, 4]}}"));
    assertThat(transitions)
        .containsExactly(
            new Transition("/metadata/labels", yaml("{a/b: x, c: y}"), null),
            new Transition("/spec/list/1", JSON.numberNode(2), JSON.numberNode(3)),
            new Transition("/spec/list/2", null, JSON.numberNode(4)));
  }

  @Test
  void escapesKeys() throws Exception {
    assertThat(Transitions.between(yaml("{a/b~c: 1}"), yaml("{a/b~c: 2}")))
        .extracting(Transition::path)
        .containsExactly("/a~1b~0c");
  }

  @Test
  void nullIsNotAbsence() throws Exception {
    assertThat(Transitions.between(yaml("{a: null}"), yaml("{}")))
        .containsExactly(new Transition("/a", JSON.nullNode(), null));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void applyingTheTransitionsGivesTheNewObject(
      @ForAll("objects") ObjectNode old, @ForAll("objects") ObjectNode now) {
    JsonNode result = old.deepCopy();
    // Entries are taken off a list from its end, so that indexes stay true.
    for (Transition transition : Transitions.between(old, now).reversed()) {
      if (transition.to() == null) {
        apply(result, transition);
      }
    }
    for (Transition transition : Transitions.between(old, now)) {
      if (transition.to() != null) {
        apply(result, transition);
      }
    }
    assertThat(result).isEqualTo(now);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void equalObjectsHaveNone(@ForAll("objects") ObjectNode object) {
    assertThat(Transitions.between(object, object.deepCopy())).isEmpty();
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    return object(values(3));
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.of(
            JSON.numberNode(1),
            JSON.numberNode(2),
            JSON.textNode("x"),
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.objectNode(),
            JSON.arrayNode());
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> below = values(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        object(below).map(node -> (JsonNode) node),
        below.list().ofMaxSize(3).map(list -> (JsonNode) JSON.arrayNode().addAll(list)));
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "a/b", "~", "0", "é");
    Arbitrary<Map.Entry<String, JsonNode>> entries =
        Combinators.combine(keys, values).as(Map::entry);
    return entries
        .list()
        .ofMaxSize(4)
        .map(
            list -> {
              ObjectNode object = JSON.objectNode();
              list.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
              return object;
            });
  }

  private static void apply(JsonNode root, Transition transition) {
    JsonPointer pointer = JsonPointer.compile(transition.path());
    JsonNode parent = root.at(pointer.head());
    String last = pointer.last().getMatchingProperty();
    switch (parent) {
      case ArrayNode array -> {
        int index = Integer.parseInt(last);
        if (transition.to() == null) {
          array.remove(index);
        } else if (index == array.size()) {
          array.add(transition.to());
        } else {
          array.set(index, transition.to());
        }
      }
      case ObjectNode object -> {
        if (transition.to() == null) {
          object.remove(last);
        } else {
          object.set(last, transition.to());
        }
      }
      default -> throw new AssertionError("no container at " + pointer.head());
    }
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
