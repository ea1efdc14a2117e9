package dev.holdfast.operator.request;

import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long a finished request is kept. */
final class Retention {
  /** After the end of its window, so that a replay meets its mark until then. */
  static final Duration KEPT = Duration.ofDays(1);

  private static final Set<String> FINISHED = Set.of("Rejected", "Executed", "Expired");

  private Retention() {}

  static boolean isFinished(@Nullable ChangeRequestStatus status) {
    return status != null && status.phase() != null && FINISHED.contains(status.phase());
  }

  /** Whether it may go. One whose end isn't known stays. */
  static boolean isOver(ChangeRequestStatus status, Instant now) {
    return isFinished(status)
        && status.expires() != null
        && now.isAfter(Instant.parse(status.expires()).plus(KEPT));
  }
}
