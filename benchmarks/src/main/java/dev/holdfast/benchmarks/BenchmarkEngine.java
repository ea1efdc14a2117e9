package dev.holdfast.benchmarks;

import dev.holdfast.core.policy.engine.EngineLimits;
import dev.holdfast.core.policy.engine.RegoEngine;
import dev.holdfast.core.policy.engine.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An engine of a module that {@link Modules} prepared. */
record BenchmarkEngine(ScheduledExecutorService scheduler, RegoEngine engine)
    implements AutoCloseable {
  static BenchmarkEngine of(int policies) throws IOException {
    byte[] wasm =
        Files.readAllBytes(Path.of(System.getProperty(Modules.FOLDER), policies + ".wasm"));
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    return new BenchmarkEngine(
        scheduler,
        RegoEngine.compile(wasm, EngineLimits.forEvaluators(2), new Watchdog(scheduler)));
  }

  @Override
  public void close() {
    engine.close();
    scheduler.shutdownNow();
  }
}
