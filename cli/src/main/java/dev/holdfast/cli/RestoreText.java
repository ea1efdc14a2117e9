package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.NewestPoints;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Instant;

/** How far back something could be restored, in words. */
final class RestoreText {
  private RestoreText() {}

  /** Volumes are told by their claims, since those are what is restored. */
  static boolean isDue(ImpactItem item) {
    return (item.role() == Role.Claim || item.role() == Role.Database) && item.fate().losing();
  }

  static String of(NewestPoints newest, Instant now) {
    RestorePoint kept = newest.kept();
    if (kept != null && kept.completedAt() != null) {
      return "%s, %s old".formatted(kept.ref(), Age.of(kept.completedAt(), now));
    }
    RestorePoint other = newest.other();
    return other == null
        ? "none: nothing was taken of it"
        : "none: %s %s".formatted(other.ref(), other.why());
  }
}
