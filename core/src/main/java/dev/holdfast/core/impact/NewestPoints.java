package dev.holdfast.core.impact;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a data item can be brought back after a change.
 *
 * @param kept the newest restore point that would outlive the change, null when there is none
 * @param other the newest of those that don't count, null when there is none
 */
public record NewestPoints(@Nullable RestorePoint kept, @Nullable RestorePoint other) {
  private static final Comparator<RestorePoint> AGE =
      Comparator.comparing(NewestPoints::completed).thenComparing(RestorePoint::ref);

  /** Of something that nobody has taken a restore point of. */
  public static final NewestPoints NONE = new NewestPoints(null, null);

  /** For each data item that has restore points at all. */
  public static Map<ObjectRef, NewestPoints> of(Impact impact) {
    Map<ObjectRef, NewestPoints> newest = new HashMap<>();
    for (RestorePoint point : impact.restorePoints()) {
      newest.merge(point.of(), NONE.with(point), (old, _) -> old.with(point));
    }
    return newest;
  }

  /** For each item; what was taken of anything on its storage restores it as well. */
  public static Map<ObjectRef, NewestPoints> byStorage(Impact impact) {
    Map<ObjectRef, NewestPoints> newest = of(impact);
    Map<Backing, NewestPoints> onBacking = new HashMap<>();
    for (ImpactItem item : impact.items()) {
      NewestPoints own = newest.get(item.ref());
      if (own != null && item.backing() != null) {
        onBacking.merge(item.backing(), own, NewestPoints::with);
      }
    }
    for (ImpactItem item : impact.items()) {
      NewestPoints shared = item.backing() == null ? null : onBacking.get(item.backing());
      if (shared != null) {
        newest.put(item.ref(), shared);
      }
    }
    return newest;
  }

  private NewestPoints with(NewestPoints others) {
    NewestPoints all = others.kept == null ? this : with(others.kept);
    return others.other == null ? all : all.with(others.other);
  }

  private NewestPoints with(RestorePoint point) {
    return point.independent()
        ? new NewestPoints(newer(kept, point), other)
        : new NewestPoints(kept, newer(other, point));
  }

  private static RestorePoint newer(@Nullable RestorePoint one, RestorePoint point) {
    return one == null || AGE.compare(one, point) < 0 ? point : one;
  }

  private static Instant completed(RestorePoint point) {
    return point.completedAt() == null ? Instant.MIN : point.completedAt();
  }
}
