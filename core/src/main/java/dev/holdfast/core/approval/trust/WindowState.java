package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a MaintenanceWindow stands at one instant. */
public sealed interface WindowState {
  /** The longest that one is open. */
  Duration LONGEST = Duration.ofHours(4);

  /** Nobody asked for it. */
  record Closed() implements WindowState {}

  /** Open to one user. */
  record Open(String requester, Instant until, String reason) implements WindowState {}

  /** Its time has passed, whatever the object says: it counts as closed. */
  record Ended(Instant at) implements WindowState {}

  static WindowState of(MaintenanceWindowSpec spec, Instant now) {
    if (spec.requester() == null || spec.notAfter() == null || spec.reason() == null) {
      return spec.saysNothing() ? new Closed() : new Ended(Instant.EPOCH);
    }
    Instant until = end(spec.notAfter());
    return now.isBefore(until)
        ? new Open(spec.requester(), until, spec.reason())
        : new Ended(until);
  }

  /** Long ago when it is no moment at all, as the 30th of February. */
  private static Instant end(String notAfter) {
    try {
      return Instant.parse(notAfter);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
