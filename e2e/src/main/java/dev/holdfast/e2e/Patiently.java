package dev.holdfast.e2e;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Repeats a request that Holdfast couldn't judge in time, as its answer says one should. */
final class Patiently {
  private static final String FAULT = "HF-FAULT-";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Patiently() {}

  static CommandResult ask(Supplier<CommandResult> request) {
    return Await.value(
        "a verdict",
        LIMIT,
        () -> Optional.of(request.get()).filter(result -> !result.output().contains(FAULT)));
  }
}
