package dev.holdfast.core.policy.engine;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evaluates policies compiled to WebAssembly by the real {@code opa}. */
public final class RegoEngine implements PolicyEngine {
  private final EvaluatorPool pool;
  private final Watchdog watchdog;
  private final Set<String> entrypoints;

  private RegoEngine(EvaluatorPool pool, Watchdog watchdog, Set<String> entrypoints) {
    this.pool = pool;
    this.watchdog = watchdog;
    this.entrypoints = entrypoints;
  }

  /**
   * Compiles a module, which takes from a tenth of a second to a few, and starts one evaluator.
   *
   * @param wasm made by {@code opa build -t wasm}
   * @throws com.dylibso.chicory.wasm.ChicoryException when the bytes aren't such a module
   */
  public static RegoEngine compile(byte[] wasm, EngineLimits limits, Watchdog watchdog) {
    requireNonNull(watchdog, "watchdog is null");
    var pool = new EvaluatorPool(RegoModule.compile(wasm), limits);
    Evaluator first = pool.take();
    pool.give(first);
    return new RegoEngine(pool, watchdog, Set.copyOf(first.entrypoints().keySet()));
  }

  public Set<String> entrypoints() {
    return entrypoints;
  }

  @Override
  public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
    try {
      pool.enter();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return entrypoints.stream().<Evaluation>map(_ -> Faults.interrupted()).toList();
    }
    try (Watchdog.Watch watch = watchdog.watch();
        var evaluations = new InputEvaluations(pool, watch, input, limit)) {
      var outcomes = new ArrayList<Evaluation>(entrypoints.size());
      entrypoints.forEach(name -> outcomes.add(evaluations.evaluate(name)));
      return outcomes;
    } finally {
      pool.leave();
    }
  }

  /**
   * Evaluates all entrypoints again and again until the time is over, so that the JVM has compiled
   * them before the first real review. What they say doesn't matter.
   *
   * @param inputs typical input documents
   * @return how many rounds there were
   */
  public int warmUp(List<byte[]> inputs, Duration time) {
    List<String> all = List.copyOf(entrypoints);
    long end = System.nanoTime() + time.toNanos();
    int rounds = 0;
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      byte[] input = inputs.get(rounds % inputs.size());
      evaluate(input, all, time);
      rounds++;
    }
    return rounds;
  }

  @Override
  public void close() {
    pool.close();
  }
}
