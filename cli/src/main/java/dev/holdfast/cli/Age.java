package dev.holdfast.cli;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the two largest units. */
final class Age {
  private Age() {}

  static String of(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toDays() > 0) {
      return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
    }
    return Math.max(0, age.toMinutes()) + " min";
  }
}
