package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.policy.engine.EngineLimits;
import dev.holdfast.core.policy.engine.RegoEngine;
import dev.holdfast.core.policy.engine.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Compiles policies and evaluates them, as the operator and a webhook replica do together. */
final class TestingEngine implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(5);

  private static final PolicyCompiler COMPILER = new PolicyCompiler(TestingOpa.PROGRAM);

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Compilation compilation;
  private final PolicyEngine engine;

  TestingEngine(EngineLimits limits, PolicySource... sources) {
    compilation = COMPILER.compile(List.of(sources));
    if (!compilation.bad().isEmpty()) {
      throw new IllegalArgumentException(compilation.bad().toString());
    }
    engine = RegoEngine.compile(compilation.wasm(), limits, new Watchdog(scheduler));
  }

  TestingEngine(PolicySource... sources) {
    this(EngineLimits.forEvaluators(2), sources);
  }

  static PolicyCompiler compiler() {
    return COMPILER;
  }

  PolicyEngine engine() {
    return engine;
  }

  byte[] wasm() {
    return compilation.wasm();
  }

  /** Entrypoints in the order of the sources. */
  List<String> paths() {
    return compilation.good().stream().map(Compilation.Compiled::path).toList();
  }

  List<Evaluation> evaluate(String input) {
    return evaluate(input, LIMIT);
  }

  List<Evaluation> evaluate(String input, Duration limit) {
    return engine.evaluate(input.getBytes(UTF_8), paths(), limit);
  }

  /** What the only policy said. */
  JsonNode value(String input) {
    Evaluation evaluation = evaluate(input).getFirst();
    if (evaluation instanceof Evaluation.Value(JsonNode value)) {
      return value;
    }
    throw new AssertionError(evaluation.toString());
  }

  @Override
  public void close() {
    engine.close();
    scheduler.shutdownNow();
  }
}
