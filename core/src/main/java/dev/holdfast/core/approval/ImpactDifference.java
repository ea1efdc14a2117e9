package dev.holdfast.core.approval;

import dev.holdfast.core.approval.Statement.StatedImpact;
import dev.holdfast.core.impact.Impact;
import java.util.ArrayList;
import java.util.List;

/** Says how an impact has changed since it was signed. */
final class ImpactDifference {
  /** With more items than a statement has lines for, only counts tell something. */
  private static final int COMPARED = 200;

  private ImpactDifference() {}

  static String between(StatedImpact signed, Impact now) {
    if (now.items().size() > COMPARED) {
      return counts(signed, now);
    }
    List<String> then = signed.lines().stream().filter(ItemLine::is).toList();
    List<String> here = StatementLines.items(now.items());
    List<String> more = new ArrayList<>(here);
    more.removeAll(then);
    List<String> fewer = new ArrayList<>(then);
    fewer.removeAll(here);
    boolean complete = then.size() == signed.items();
    if (complete && more.size() > fewer.size()) {
      return told(more.size() - fewer.size(), "more", more);
    }
    if (complete && fewer.size() > more.size()) {
      return told(fewer.size() - more.size(), "fewer", fewer);
    }
    if (complete && !more.isEmpty()) {
      return "impact has changed: now " + more.getFirst();
    }
    return counts(signed, now);
  }

  private static String counts(StatedImpact signed, Impact now) {
    return "impact has changed: %d items then, %d now"
        .formatted(signed.items(), now.items().size());
  }

  private static String told(int count, String which, List<String> lines) {
    return "impact has changed: %d item%s %s: %s"
        .formatted(count, count == 1 ? "" : "s", which, lines.getFirst());
  }
}
