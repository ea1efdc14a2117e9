package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.compiler.BuiltinCases.Case;
import dev.holdfast.core.policy.Evaluation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every builtin on the allow-list says in the engine what it says in {@code opa eval}. */
class BuiltinDifferenceTest {
  static final String RESOURCE =
      """
      {"negative": -5, "text": "str", "list": [0, 1, 2, 3],
       "object": {"a": {"b": 1, "x": [1, 2]}, "c": "d"}}
      """;

  private static final String INPUT = "{\"review\": {\"object\": " + RESOURCE + "}}";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  private final BuiltinCases cases = BuiltinCases.read();

  @Test
  void everyBuiltinOnTheListHasCases() {
    assertThat(cases.byBuiltin())
        .containsOnlyKeys(
            Resources.text("/dev/holdfast/compiler/builtins.txt").lines().toArray(String[]::new))
        .allSatisfy((_, list) -> assertThat(list).isNotEmpty());
  }

  @Test
  void theEngineAgreesWithOpa() throws IOException {
    JsonNode expected = opaEval();
    List<PolicySource> policies = cases.policies();
    var differences = new ArrayList<String>();
    try (var engine = new TestingEngine(policies.toArray(PolicySource[]::new))) {
      List<Evaluation> evaluations = engine.evaluate(INPUT);
      int at = 0;
      for (Map.Entry<String, List<Case>> builtin : cases.byBuiltin().entrySet()) {
        String name = builtin.getKey().replace('.', '_');
        Evaluation evaluation = evaluations.get(at++);
        if (evaluation instanceof Evaluation.Value(JsonNode value)) {
          compare(
              builtin.getValue(),
              byNumber(expected.path(name).path("deny")),
              byNumber(value.path("deny")),
              differences);
        } else {
          differences.add(name + ": " + evaluation);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static void compare(
      List<Case> cases,
      Map<Integer, JsonNode> expected,
      Map<Integer, JsonNode> actual,
      List<String> differences) {
    for (int i = 0; i < cases.size(); i++) {
      JsonNode right = expected.get(i);
      JsonNode ours = actual.get(i);
      if (same(right, ours) == cases.get(i).differs()) {
        differences.add("%s: opa %s, engine %s".formatted(cases.get(i).expression(), right, ours));
      }
    }
  }

  /** Equal, numbers by value: JSON has many texts for one number. */
  private static boolean same(JsonNode left, JsonNode right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return left.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1,
        right);
  }

  private static Map<Integer, JsonNode> byNumber(JsonNode pairs) {
    var byNumber = new TreeMap<Integer, JsonNode>();
    pairs.forEach(pair -> byNumber.put(pair.path(0).asInt(), pair.path(1)));
    return byNumber;
  }

  private JsonNode opaEval() throws IOException {
    try (var workspace = Workspace.create()) {
      var folder = new BundleFolder(workspace, "bundle");
      cases.policies().forEach(source -> folder.add(source.name() + ".rego", source.rego()));
      folder.finish();
      workspace.write("input.json", "{\"resource\": " + RESOURCE + "}");
      Opa.Output output =
          new Opa(TestingOpa.PROGRAM)
              .run(
                  workspace,
                  LIMIT,
                  Arrays.asList(
                      "eval", "--bundle", "bundle", "--input", "input.json", "data.differential"));
      if (output instanceof Opa.Output.Done done && done.isGood()) {
        return JSON.readTree(done.out().getBytes(UTF_8)).at("/result/0/expressions/0/value");
      }
      throw new AssertionError(output.toString());
    }
  }
}
