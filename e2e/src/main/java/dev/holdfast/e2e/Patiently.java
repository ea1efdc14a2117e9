package dev.holdfast.e2e;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Repeats a request that was refused because it couldn't be judged, as the answer says. */
final class Patiently {
  private static final String FAULT = "HF-FAULT-";

  /** An API server that has just started doesn't know the admission policy's parameters yet. */
  private static final String UNKNOWN_WINDOW = "failed to find resource referenced by paramKind";

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Patiently() {}

  static CommandResult ask(Supplier<CommandResult> request) {
    return Await.value(
        "a verdict",
        LIMIT,
        () -> Optional.of(request.get()).filter(result -> isVerdict(result.output())));
  }

  private static boolean isVerdict(String answer) {
    return !answer.contains(FAULT) && !answer.contains(UNKNOWN_WINDOW);
  }
}
