package dev.holdfast.webhook.state;

import dev.holdfast.core.policy.BundleException;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.policy.engine.EngineLimits;
import dev.holdfast.core.policy.engine.RegoEngine;
import dev.holdfast.core.policy.engine.Watchdog;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Makes Rego engines, and owns the thread that ends evaluations which take too long. */
public final class RegoEngines implements EngineBuilder, AutoCloseable {
  private final ScheduledThreadPoolExecutor watchdogs;
  private final EngineLimits limits;

  /** Engines for this many evaluations at a time. */
  public RegoEngines(int evaluators) {
    limits = EngineLimits.forEvaluators(evaluators);
    watchdogs =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("watchdog").daemon().factory());
    watchdogs.setRemoveOnCancelPolicy(true);
  }

  @Override
  public PolicyEngine build(byte[] wasm) throws BundleException {
    try {
      return RegoEngine.compile(wasm, limits, new Watchdog(watchdogs));
    } catch (RuntimeException e) {
      throw new BundleException("the module can't be compiled: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    watchdogs.shutdownNow();
  }
}
