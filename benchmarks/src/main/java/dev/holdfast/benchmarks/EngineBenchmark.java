package dev.holdfast.benchmarks;

import dev.holdfast.core.policy.Evaluation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The engine alone: parse one input, run every entrypoint on it. */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Param({"1", "5", "50"})
  int policies;

  /** Of the input. */
  @Param({"2", "20", "200"})
  int kilobytes;

  private BenchmarkEngine engine;
  private byte[] input;
  private List<String> entrypoints;

  @Setup
  public void start() throws IOException {
    engine = BenchmarkEngine.of(policies);
    input = Workload.input(kilobytes * 1000);
    entrypoints = List.copyOf(engine.engine().entrypoints());
    if (evaluate().stream().anyMatch(Evaluation.Fault.class::isInstance)) {
      throw new IllegalStateException(evaluate().toString());
    }
  }

  @Benchmark
  public List<Evaluation> evaluate() {
    return engine.engine().evaluate(input, entrypoints, LIMIT);
  }

  @TearDown
  public void stop() {
    engine.close();
  }
}
