package dev.holdfast.cli;

import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.policy.engine.EngineLimits;
import dev.holdfast.core.policy.engine.RegoEngine;
import dev.holdfast.core.policy.engine.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Gives policies more time than the webhook does: its evaluators are warm, and those of a program
 * that has just begun are many times slower.
 */
final class PatientEngine implements PolicyEngine {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final RegoEngine engine;

  /**
   * An engine for one evaluation at a time.
   *
   * @param wasm of a bundle
   */
  PatientEngine(byte[] wasm) {
    engine = RegoEngine.compile(wasm, EngineLimits.forEvaluators(1), new Watchdog(watchdog));
  }

  @Override
  public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
    return engine.evaluate(input, entrypoints, LIMIT);
  }

  @Override
  public void close() {
    engine.close();
    watchdog.shutdownNow();
  }
}
