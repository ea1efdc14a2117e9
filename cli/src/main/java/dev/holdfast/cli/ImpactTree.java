package dev.holdfast.cli;

import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.NewestPoints;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An impact as lines, each thing below what takes it along. */
final class ImpactTree {
  private static final Comparator<ImpactItem> ORDER =
      Comparator.comparing((ImpactItem item) -> !item.linkage().production())
          .thenComparing(item -> !item.linkage().sharedBackup())
          .thenComparing(ImpactItem::ref);

  private final Map<ObjectRef, List<ImpactItem>> below = new HashMap<>();
  private final List<ImpactItem> tops = new ArrayList<>();
  private final Set<ObjectRef> shown = new HashSet<>();
  private final Map<ObjectRef, NewestPoints> newest;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  private ImpactTree(Impact impact, Instant now) {
    this.now = now;
    newest = NewestPoints.byStorage(impact);
    for (ImpactItem item : impact.items().stream().sorted(ORDER).toList()) {
      ObjectRef cause = item.cause();
      (cause == null ? tops : below.computeIfAbsent(cause, _ -> new ArrayList<>())).add(item);
    }
  }

  /** The whole answer: a heading, the tree, totals by kind. */
  static String of(DeletionImpact deletion, Instant now) {
    Impact impact = deletion.impact();
    return ImpactTotals.heading(deletion)
        + "\n\n"
        + String.join("\n", lines(impact, now))
        + "\n\n"
        + ImpactTotals.table(impact)
        + "\nDigest %s\n".formatted(impact.digest());
  }

  /** The tree alone. */
  static List<String> lines(Impact impact, Instant now) {
    ImpactTree tree = new ImpactTree(impact, now);
    tree.tops.forEach(top -> tree.add(top, "", ""));
    // Causes may lead in a circle, away from where the change begins; nothing is left out for it.
    impact.items().forEach(item -> tree.add(item, "", ""));
    return tree.lines;
  }

  private void add(ImpactItem item, String first, String rest) {
    if (!shown.add(item.ref())) {
      return;
    }
    lines.add(first + Screen.printable(line(item)));
    List<ImpactItem> children =
        below.getOrDefault(item.ref(), List.of()).stream()
            .filter(child -> !shown.contains(child.ref()))
            .toList();
    NewestPoints points = newest.get(item.ref());
    if (RestoreText.isDue(item) || (points != null && RestoreText.isData(item))) {
      String text = RestoreText.of(points == null ? NewestPoints.NONE : points, now);
      lines.add(rest + (children.isEmpty() ? "  " : "│ ") + " restore point: " + text);
    }
    for (int index = 0; index < children.size(); index++) {
      boolean last = index == children.size() - 1;
      add(children.get(index), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
    }
  }

  private static String line(ImpactItem item) {
    StringBuilder line = new StringBuilder();
    line.append(item.ref()).append(": ").append(item.fate().name().toUpperCase(Locale.ROOT));
    if (item.linkage().production()) {
      line.append(", PRODUCTION");
    }
    if (item.linkage().sharedBackup()) {
      line.append(", SHARED BACKUP");
    }
    if (!item.linkage().because().isEmpty()) {
      line.append(" (").append(String.join("; ", item.linkage().because())).append(')');
    }
    if (!item.via().isEmpty()) {
      line.append(", ").append(item.via().getLast());
    }
    if (item.backing() != null) {
      line.append(", storage ").append(item.backing());
    }
    return line.toString();
  }
}
