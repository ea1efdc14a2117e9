package dev.holdfast.core.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Backups of databases as restore points of the claims that hold their data. Each counts for every
 * claim, so of many only those are told that can make a difference: the newest independent one and
 * what is newer.
 */
final class DatabaseCopies {
  /** So many that don't count are told; nobody reads more. */
  private static final int SHOWN = 3;

  private final DatabasesOf databases;
  private final Function<ObjectRef, List<RestorePoint>> copies;
  private final Map<ObjectRef, List<RestorePoint>> known = new HashMap<>();

  /**
   * Copies of databases.
   *
   * @param copies all restore points of a database
   */
  DatabaseCopies(DatabasesOf databases, Function<ObjectRef, List<RestorePoint>> copies) {
    this.databases = databases;
    this.copies = copies;
  }

  List<RestorePoint> of(ObjectRef claim) {
    List<RestorePoint> points = new ArrayList<>();
    for (ObjectRef database : databases.claim(claim)) {
      known
          .computeIfAbsent(database, each -> telling(copies.apply(each)))
          .forEach(point -> points.add(of(claim, point)));
    }
    return points;
  }

  private static List<RestorePoint> telling(List<RestorePoint> all) {
    List<RestorePoint> newestFirst =
        all.stream()
            .sorted(
                Comparator.comparing(
                        RestorePoint::completedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(RestorePoint::ref))
            .toList();
    List<RestorePoint> points = new ArrayList<>();
    boolean lost = false;
    for (RestorePoint point : newestFirst) {
      boolean losing = point.falls() && point.durable() && !lost;
      if (point.independent() || losing || points.size() < SHOWN) {
        points.add(point);
      }
      lost |= losing;
      if (point.independent()) {
        break;
      }
    }
    return points;
  }

  private static RestorePoint of(ObjectRef claim, RestorePoint point) {
    return new RestorePoint(
        claim,
        point.ref(),
        point.completedAt(),
        point.independent(),
        point.falls(),
        point.durable(),
        point.why());
  }
}
