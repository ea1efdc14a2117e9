package dev.holdfast.benchmarks;

import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
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

/** The whole decision in the process, from the raw review to the verdict. */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
  /** What is decided. */
  public enum Scene {
    /** A claim whose backing 50 of production and their volumes share: an impact of about 100. */
    SHARED_BACKING,
    /** A namespace with 4,900 claims of production and their volumes; all built-in policies. */
    NAMESPACE,
    /** A claim of its own, one policy, which doesn't match. */
    ONE_UNMATCHED,
    /** The same with 200 policies, none of which matches. */
    MANY_UNMATCHED,
    /** A change of something watched without any effect. */
    HARMLESS
  }

  private static final Duration REHEARSAL = Duration.ofSeconds(5);

  @Param Scene scene;

  private Stage stage;

  @Setup
  public void start() throws IOException {
    stage = Stage.of(scene);
    Verdict verdict = rehearsed();
    if (verdict instanceof Verdict.Fault) {
      throw new IllegalStateException(verdict.toString());
    }
  }

  /** As the webhook does before it is ready: a JVM's first decisions may exceed their limit. */
  private Verdict rehearsed() {
    long end = System.nanoTime() + REHEARSAL.toNanos();
    Verdict verdict = stage.decide().verdict();
    while (verdict instanceof Verdict.Fault && System.nanoTime() - end < 0) {
      verdict = stage.decide().verdict();
    }
    return verdict;
  }

  @Benchmark
  public Decision decide() {
    return stage.decide();
  }

  @TearDown
  public void stop() {
    stage.close();
  }
}
