package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For each data item that falls, the newest restore point that would outlive it. */
final class RestoreLines {
  private RestoreLines() {}

  static List<String> of(Impact impact, int limit, int budget) {
    List<String> all = data(impact).stream().map(ref -> line(ref, impact)).toList();
    List<String> lines = Lines.within(all, limit, budget);
    if (lines.size() < all.size()) {
      long without =
          all.subList(lines.size(), all.size()).stream()
              .filter(line -> line.startsWith("NO "))
              .count();
      lines.add(
          "and restore points of %d more, %d of them without an independent one"
              .formatted(all.size() - lines.size(), without));
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

  private static String line(ObjectRef ref, Impact impact) {
    Optional<RestorePoint> kept = newest(ref, impact, true);
    if (kept.isPresent()) {
      RestorePoint point = kept.get();
      return OneLine.of(
          "RESTORE POINT of %s: %s, complete %s; %s"
              .formatted(ref, point.ref(), point.completedAt(), point.why()),
          ItemLine.LIMIT);
    }
    String instead =
        newest(ref, impact, false)
            .map(point -> "; " + point.ref() + " doesn't count: " + point.why())
            .orElse("");
    return OneLine.of("NO INDEPENDENT RESTORE POINT of " + ref + instead, ItemLine.LIMIT);
  }

  private static Optional<RestorePoint> newest(ObjectRef ref, Impact impact, boolean independent) {
    return impact.restorePoints().stream()
        .filter(point -> point.of().equals(ref) && point.independent() == independent)
        .max(Comparator.comparing(RestoreLines::completed).thenComparing(RestorePoint::ref));
  }

  private static Instant completed(RestorePoint point) {
    return point.completedAt() == null ? Instant.MIN : point.completedAt();
  }
}
