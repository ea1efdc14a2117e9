package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.styra.opa.wasm.OpaPolicy;
import dev.holdfast.core.policy.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Our way of driving a module and OPA's own Java SDK give the same answers. */
class SecondOpinionTest {
  /** Answered by the host, where the SDK has none or (sprintf) other answers. */
  private static final Set<String> HOST_FUNCTIONS =
      Set.of(
          "sprintf",
          "time-parse-rfc3339-ns",
          "units-parse-bytes",
          "semver-is-valid",
          "semver-compare",
          "strings-any-prefix-match",
          "strings-any-suffix-match");

  private static final String INPUT =
      "{\"review\": {\"object\": " + BuiltinDifferenceTest.RESOURCE + "}}";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void theSdkAgrees() throws JsonProcessingException {
    List<PolicySource> policies =
        BuiltinCases.read().policies().stream()
            .filter(policy -> !HOST_FUNCTIONS.contains(policy.name()))
            .toList();
    try (var engine = new TestingEngine(policies.toArray(PolicySource[]::new))) {
      OpaPolicy sdk = OpaPolicy.builder().withPolicy(engine.wasm()).build();
      sdk.input(INPUT);
      List<Evaluation> ours =
          engine.engine().evaluate(INPUT.getBytes(UTF_8), engine.paths(), TestingEngine.LIMIT);
      for (int i = 0; i < ours.size(); i++) {
        String path = engine.paths().get(i);
        JsonNode theirs = JSON.readTree(sdk.entrypoint(path).evaluate()).at("/0/result");
        assertThat(ours.get(i))
            .as(path)
            .isInstanceOfSatisfying(
                Evaluation.Value.class,
                value -> assertThat(unordered(value.value())).isEqualTo(unordered(theirs)));
      }
    }
  }

  /** The SDK gives sets in an order of its own, and numbers other Java types. */
  private static JsonNode unordered(JsonNode value) {
    if (value.isNumber()) {
      return JsonNodeFactory.instance.textNode(
          value.decimalValue().stripTrailingZeros().toPlainString());
    }
    if (value.isArray()) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(
              StreamSupport.stream(value.spliterator(), false)
                  .map(SecondOpinionTest::unordered)
                  .sorted(Comparator.comparing(JsonNode::toString))
                  .toList());
    }
    if (value.isObject()) {
      var result = JsonNodeFactory.instance.objectNode();
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> result.set(field.getKey(), unordered(field.getValue())));
      return result;
    }
    return value;
  }
}
