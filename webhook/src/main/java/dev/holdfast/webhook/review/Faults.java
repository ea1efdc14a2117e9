package dev.holdfast.webhook.review;

import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decisions that this process makes itself, because core couldn't or may not be asked. */
final class Faults {
  static final String OVERLOADED = "this replica is overloaded; repeat the request";

  private Faults() {}

  static Decision deadlineExceeded(Duration deadline) {
    return of(
        "DeadlineExceeded",
        "not decided within %d ms; repeat the request".formatted(deadline.toMillis()));
  }

  static Decision tooLarge(int limit) {
    return of("TooLarge", "the review is larger than %d bytes".formatted(limit));
  }

  static Decision overloaded() {
    return of("Overloaded", OVERLOADED);
  }

  /** The cause stays in our own log. */
  static Decision internal() {
    return of("Internal", "the guard failed and its log says why; repeat the request");
  }

  private static Decision of(String reason, String message) {
    return new Decision(
        new Verdict.Fault(
            reason, List.of(new Reason("HF-FAULT-" + reason, "holdfast", message, ""))),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }
}
