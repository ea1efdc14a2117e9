package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.NewestPoints;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Instant;

/** How far back something could be restored, in words. */
final class RestoreText {
  private RestoreText() {}

  /**
   * Whether it is data that is lost. Volumes are told by their claims, since those are what is
   * restored, except where the change begins with one.
   */
  static boolean isDue(ImpactItem item) {
    boolean data = isData(item) || (item.role() == Role.Volume && item.cause() == null);
    return data && item.fate().losing();
  }

  static boolean isData(ImpactItem item) {
    return item.role() == Role.Claim || item.role() == Role.Database;
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
