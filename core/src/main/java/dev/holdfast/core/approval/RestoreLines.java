package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For each data item that falls, the newest restore point that would outlive it. */
final class RestoreLines {
  private RestoreLines() {}

  /** The newest one that counts of a data item, and the newest that doesn't. */
  private record Newest(@Nullable RestorePoint kept, @Nullable RestorePoint other) {
    private static final Comparator<RestorePoint> AGE =
        Comparator.comparing(RestoreLines::completed).thenComparing(RestorePoint::ref);

    static final Newest NONE = new Newest(null, null);

    Newest with(RestorePoint point) {
      return point.independent()
          ? new Newest(newer(kept, point), other)
          : new Newest(kept, newer(other, point));
    }

    private static RestorePoint newer(@Nullable RestorePoint one, RestorePoint point) {
      return one == null || AGE.compare(one, point) < 0 ? point : one;
    }
  }

  static List<String> of(Impact impact, int limit, int budget) {
    Map<ObjectRef, Newest> newest = new HashMap<>();
    for (RestorePoint point : impact.restorePoints()) {
      newest.merge(point.of(), Newest.NONE.with(point), (old, added) -> old.with(point));
    }
    List<ObjectRef> data = List.copyOf(data(impact));
    List<String> all =
        data.stream()
            .limit(limit)
            .map(ref -> line(ref, newest.getOrDefault(ref, Newest.NONE)))
            .toList();
    List<String> lines = Lines.within(all, limit, budget);
    if (lines.size() < data.size()) {
      List<ObjectRef> rest = data.subList(lines.size(), data.size());
      long without =
          rest.stream().filter(ref -> newest.getOrDefault(ref, Newest.NONE).kept() == null).count();
      lines.add(
          "and restore points of %d more, %d of them without an independent one"
              .formatted(rest.size(), without));
    }
    return lines;
  }

  /** Production first. Volumes are told by their claims, since those are what is restored. */
  private static Set<ObjectRef> data(Impact impact) {
    Set<ObjectRef> data = new LinkedHashSet<>();
    impact.items().stream()
        .filter(item -> item.role() == Role.Claim || item.role() == Role.Database)
        .filter(item -> item.fate() == Fate.Destroyed || item.fate() == Fate.Recoverable)
        .sorted(
            Comparator.comparing((ImpactItem item) -> !item.linkage().production())
                .thenComparing(ImpactItem::ref))
        .forEach(item -> data.add(item.ref()));
    impact.restorePoints().stream().map(RestorePoint::of).sorted().forEach(data::add);
    return data;
  }

  private static String line(ObjectRef ref, Newest newest) {
    RestorePoint kept = newest.kept();
    RestorePoint other = newest.other();
    if (kept != null) {
      return OneLine.of(
          "RESTORE POINT of %s: %s, complete %s; %s"
              .formatted(ref, kept.ref(), kept.completedAt(), kept.why()),
          ItemLine.LIMIT);
    }
    String instead = other == null ? "" : "; " + other.ref() + " doesn't count: " + other.why();
    return OneLine.of("NO INDEPENDENT RESTORE POINT of " + ref + instead, ItemLine.LIMIT);
  }

  private static Instant completed(RestorePoint point) {
    return point.completedAt() == null ? Instant.MIN : point.completedAt();
  }
}
