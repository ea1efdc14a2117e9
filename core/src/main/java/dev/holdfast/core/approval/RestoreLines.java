package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.NewestPoints;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For each data item that falls, the newest restore point that would outlive it. */
final class RestoreLines {
  private RestoreLines() {}

  static List<String> of(Impact impact, int limit, int budget) {
    Map<ObjectRef, NewestPoints> newest = NewestPoints.of(impact);
    List<ObjectRef> data = List.copyOf(data(impact));
    List<String> all =
        data.stream()
            .limit(limit)
            .map(ref -> line(ref, newest.getOrDefault(ref, NewestPoints.NONE)))
            .toList();
    List<String> lines = Lines.within(all, limit, budget);
    if (lines.size() < data.size()) {
      List<ObjectRef> rest = data.subList(lines.size(), data.size());
      long without =
          rest.stream()
              .filter(ref -> newest.getOrDefault(ref, NewestPoints.NONE).kept() == null)
              .count();
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

  private static String line(ObjectRef ref, NewestPoints newest) {
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
}
