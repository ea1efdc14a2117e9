package dev.holdfast.operator.window;

import dev.holdfast.core.approval.trust.WindowState;
import dev.holdfast.operator.write.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the window stands once the operator has looked.
 *
 * @param reason of condition Open, stable CamelCase
 * @param alarm what people must hear of; empty when all is well
 * @param again when to look next
 */
record WindowOutcome(
    boolean open, String reason, String message, Optional<String> alarm, Duration again) {
  /** Windows that open are heard of at once; this is for nothing but the unforeseen. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The operator closes it within moments, unless it was down or is refused. */
  private static final Duration PROMPT = Duration.ofSeconds(15);

  static WindowOutcome closed() {
    return new WindowOutcome(false, "Closed", "open to nobody", Optional.empty(), HEARTBEAT);
  }

  /** The window couldn't be made, which changes nothing: none is as good as a closed one. */
  static WindowOutcome missing() {
    return new WindowOutcome(false, "Closed", "", Optional.empty(), RETRY);
  }

  static WindowOutcome open(WindowState.Open window, Instant now) {
    Duration left = Duration.between(now, window.until());
    return new WindowOutcome(
        true,
        "Opened",
        "open to %s until %s: %s".formatted(window.requester(), window.until(), window.reason()),
        Optional.empty(),
        left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
  }

  /**
   * It has ended and was to be closed.
   *
   * @param closing what became of that
   */
  static WindowOutcome ended(Instant at, WriteOutcome closing, Instant now) {
    boolean late = now.isAfter(at.plus(PROMPT));
    return switch (closing) {
      case WriteOutcome.Done _ ->
          new WindowOutcome(
              false,
              "Closed",
              "open to nobody",
              late
                  ? Optional.of("it ended at " + at + " and was closed only now")
                  : Optional.empty(),
              HEARTBEAT);
      case WriteOutcome.Raced _ ->
          new WindowOutcome(false, "Closed", "open to nobody", Optional.empty(), RETRY);
      case WriteOutcome.Refused(String _, String message) -> overdue(at, message);
      case WriteOutcome.Unavailable(String message) -> overdue(at, message);
    };
  }

  private static WindowOutcome overdue(Instant at, String why) {
    String message = "it ended at " + at + ", counts as closed, and can't be closed: " + why;
    return new WindowOutcome(false, "Overdue", message, Optional.of(message), RETRY);
  }

  boolean isOverdue() {
    return reason.equals("Overdue");
  }
}
