package dev.holdfast.operator.settings;

import dev.holdfast.operator.write.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far applying the settings has come: the condition SettingsApplied, and when to look again.
 *
 * @param again empty when nothing is left to do
 */
record SettingsOutcome(String status, String reason, String message, Optional<Duration> again) {
  /** Refused writes wait for people. */
  private static final Duration REFUSED = Duration.ofSeconds(10);

  /** A webhook that is coming up answers soon. */
  private static final Duration UNAVAILABLE = Duration.ofSeconds(2);

  private static final Duration RACED = Duration.ofMillis(200);

  static SettingsOutcome of(SettingsReading.Bad bad) {
    return new SettingsOutcome("False", bad.reason(), bad.message(), Optional.empty());
  }

  /** A step and what became of it. */
  record Taken(Step step, WriteOutcome outcome) {}

  static SettingsOutcome of(List<Taken> taken) {
    List<String> refused = new ArrayList<>();
    List<String> unavailable = new ArrayList<>();
    boolean raced = false;
    for (Taken one : taken) {
      switch (one.outcome()) {
        case WriteOutcome.Done done -> {}
        case WriteOutcome.Refused no -> refused.add(one.step().subject() + ": " + no.message());
        case WriteOutcome.Unavailable down ->
            unavailable.add(one.step().subject() + ": " + down.message());
        case WriteOutcome.Raced other -> raced = true;
      }
    }
    if (!unavailable.isEmpty()) {
      return waiting("Unavailable", unavailable, UNAVAILABLE);
    }
    if (!refused.isEmpty()) {
      return waiting("Refused", refused, REFUSED);
    }
    Optional<Duration> again = raced ? Optional.of(RACED) : Optional.empty();
    return new SettingsOutcome("True", "Applied", "the settings are applied", again);
  }

  private static SettingsOutcome waiting(String reason, List<String> what, Duration again) {
    return new SettingsOutcome("False", reason, String.join("\n", what), Optional.of(again));
  }
}
