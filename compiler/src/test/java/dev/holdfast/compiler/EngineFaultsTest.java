package dev.holdfast.compiler;

import static dev.holdfast.compiler.TestingSources.policy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.Evaluation.Fault;
import dev.holdfast.core.policy.engine.EngineLimits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One policy's fault is its own, and leaves nothing behind. */
class EngineFaultsTest {
  private static final PolicySource HEALTHY =
      policy("healthy", "package healthy\n\ndeny contains input.change.name\n");

  /** Endless when the namespace is empty. */
  private static final PolicySource RUNAWAY =
      policy(
          "runaway",
          "package runaway\n\ndeny contains replace(\"abc\", input.change.namespace, \"x\")\n");

  private static final PolicySource CONFLICT =
      policy(
          "conflict",
          """
          package conflict

          deny contains f(input.change.name)

          f(x) := 1 if x != ""

          f(x) := 2 if x == "two"
          """);

  private static final PolicySource NESTED =
      policy(
          "nested", "package nested\n\ndeny contains count(json.unmarshal(input.change.name))\n");

  private static final PolicySource HUNGRY =
      policy(
          "hungry",
          "package hungry\n\ndeny contains count(numbers.range(1, input.change.number))\n");

  private static final String HEALTHY_ANSWER = "Value[value={\"deny\":[\"two\"]}]";

  @Test
  void aRunawayEndsAtItsTimeLimitAndTheOthersAreRight() {
    try (var engine = new TestingEngine(HEALTHY, RUNAWAY, CONFLICT)) {
      List<Evaluation> evaluations =
          engine.evaluate(
              "{\"change\": {\"name\": \"one\", \"namespace\": \"\"}}", Duration.ofMillis(300));
      assertThat(evaluations.get(0)).hasToString("Value[value={\"deny\":[\"one\"]}]");
      assertThat(evaluations.get(1)).isEqualTo(new Fault("TimeLimit", "evaluation took too long"));
      assertThat(evaluations.get(2)).hasToString("Value[value={\"deny\":[1]}]");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aConflictNamesItsPlace() {
    try (var engine = new TestingEngine(CONFLICT, HEALTHY)) {
      List<Evaluation> evaluations = engine.evaluate("{\"change\": {\"name\": \"two\"}}");
      assertThat(evaluations.getFirst())
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> {
                assertThat(fault.reason()).isEqualTo("Conflict");
                assertThat(fault.message()).contains("policy.rego:7:1").doesNotContain("\n");
              });
      assertThat(evaluations.getLast()).hasToString(HEALTHY_ANSWER);
    }
  }

  @Test
  void aTrapIsAFault() {
    try (var engine = new TestingEngine(NESTED, HEALTHY)) {
      String nested = "[".repeat(200_000) + "]".repeat(200_000);
      List<Evaluation> evaluations =
          engine.evaluate("{\"change\": {\"name\": \"" + nested + "\"}}");
      assertThat(reason(evaluations.getFirst())).isEqualTo("Trap");
      assertThat(evaluations.getLast()).isInstanceOf(Evaluation.Value.class);
    }
  }

  @Test
  void tooMuchMemoryIsAFault() {
    var limits = new EngineLimits(1, 64, 32);
    try (var engine = new TestingEngine(limits, HUNGRY, HEALTHY)) {
      String input = "{\"change\": {\"name\": \"two\", \"number\": %d}}";
      assertThat(engine.evaluate(input.formatted(1000)).getFirst())
          .hasToString("Value[value={\"deny\":[1000]}]");
      List<Evaluation> evaluations = engine.evaluate(input.formatted(10_000_000));
      assertThat(reason(evaluations.getFirst())).isEqualTo("MemoryLimit");
      assertThat(evaluations.getLast()).hasToString(HEALTHY_ANSWER);
      String large = "x".repeat(5 << 20);
      assertThat(engine.evaluate("{\"change\": {\"name\": \"" + large + "\"}}"))
          .extracting(EngineFaultsTest::reason)
          .containsExactly("MemoryLimit", "MemoryLimit");
      assertThat(engine.evaluate(input.formatted(1)).getLast()).hasToString(HEALTHY_ANSWER);
    }
  }

  @Test
  void thousandsOfAbortsPoisonNothing() {
    try (var engine = new TestingEngine(CONFLICT, HEALTHY)) {
      for (int i = 0; i < 700; i++) {
        List<Evaluation> evaluations = engine.evaluate("{\"change\": {\"name\": \"two\"}}");
        assertThat(reason(evaluations.getFirst())).isEqualTo("Conflict");
        assertThat(evaluations.getLast()).hasToString(HEALTHY_ANSWER);
      }
    }
  }

  @Test
  void anUnknownEntrypointIsAFault() {
    try (var engine = new TestingEngine(HEALTHY)) {
      assertThat(
              engine.engine().evaluate("{}".getBytes(UTF_8), List.of("nope"), TestingEngine.LIMIT))
          .containsExactly(new Fault("UnknownEntrypoint", "the bundle has no entrypoint nope"));
    }
  }

  @Test
  void malformedInputIsAFaultOfEveryPolicy() {
    try (var engine = new TestingEngine(HEALTHY, CONFLICT)) {
      assertThat(engine.evaluate("{\"change\":"))
          .extracting(EngineFaultsTest::reason)
          .containsExactly("InvalidInput", "InvalidInput");
      assertThat(engine.evaluate("{\"change\": {\"name\": \"two\"}}").getFirst())
          .hasToString(HEALTHY_ANSWER);
    }
  }

  @Test
  void anInterruptFromOutsideEndsAllAndIsKept() {
    try (var engine = new TestingEngine(HEALTHY, CONFLICT)) {
      Thread.currentThread().interrupt();
      assertThat(engine.evaluate("{\"change\": {\"name\": \"two\"}}"))
          .extracting(EngineFaultsTest::reason)
          .containsOnly("Interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(engine.evaluate("{\"change\": {\"name\": \"two\"}}").getFirst())
          .hasToString(HEALTHY_ANSWER);
    }
  }

  @Test
  void manyThreadsGetTheirOwnAnswers() throws Exception {
    try (var engine = new TestingEngine(EngineLimits.forEvaluators(3), HEALTHY, CONFLICT);
        var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 400)
                  .mapToObj(
                      i ->
                          (Callable<Boolean>)
                              () ->
                                  engine
                                      .evaluate("{\"change\": {\"name\": \"n" + i + "\"}}")
                                      .getFirst()
                                      .toString()
                                      .equals("Value[value={\"deny\":[\"n" + i + "\"]}]"))
                  .toList());
      Set<Boolean> right = answers.stream().map(Future::resultNow).collect(Collectors.toSet());
      assertThat(right).isEqualTo(Collections.singleton(true));
    }
  }

  @Test
  void largeInputAndAnyTextComeThrough() {
    String text = "ÄÖ € 漢字 😀 \\\"\\\\\\u0000\\n\\u2028 <&>";
    String padding = "[" + "{\"k\": [1, 2.5, null, true]},".repeat(100_000) + "0]";
    try (var engine = new TestingEngine(HEALTHY)) {
      assertThat(
              engine
                  .value("{\"padding\": " + padding + ", \"change\": {\"name\": \"" + text + "\"}}")
                  .path("deny")
                  .path(0)
                  .asText())
          .isEqualTo("ÄÖ € 漢字 😀 \"\\\u0000\n\u2028 <&>");
    }
  }

  private static String reason(Evaluation evaluation) {
    return evaluation instanceof Fault fault ? fault.reason() : evaluation.toString();
  }
}
