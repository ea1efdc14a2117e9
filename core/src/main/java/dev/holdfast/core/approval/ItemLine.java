package dev.holdfast.core.approval;

import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.ImpactItem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One item of an impact in a line, the essentials first, since long lines are cut. */
final class ItemLine {
  /** Longest line, in bytes. */
  static final int LIMIT = 480;

  private ItemLine() {}

  static String of(ImpactItem item) {
    StringBuilder line = new StringBuilder(fate(item.fate())).append(' ').append(item.ref());
    if (item.linkage().production()) {
      line.append(", PRODUCTION");
    }
    if (item.linkage().sharedBackup()) {
      line.append(", SHARED BACKUP");
    }
    if (!item.linkage().because().isEmpty()) {
      line.append(" (").append(String.join("; ", item.linkage().because())).append(')');
    }
    if (item.backing() != null) {
      line.append(", storage ").append(item.backing());
    }
    if (!item.via().isEmpty()) {
      line.append(", ").append(String.join("; ", item.via()));
    }
    return OneLine.of(line.toString(), LIMIT);
  }

  /** Counts by kind of what has no line of its own. */
  static String more(List<ImpactItem> items) {
    TreeMap<String, Long> byKind =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.ref().resource(), TreeMap::new, Collectors.counting()));
    long production = items.stream().filter(item -> item.linkage().production()).count();
    String kinds =
        byKind.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return OneLine.of(
        "and %d more%s: %s"
            .formatted(
                items.size(),
                production == 0 ? "" : ", " + production + " of them PRODUCTION",
                kinds),
        LIMIT);
  }

  /** Whether a line of a statement is about an item. */
  static boolean is(String line) {
    return Arrays.stream(Fate.values()).anyMatch(fate -> line.startsWith(fate(fate) + " "));
  }

  private static String fate(Fate fate) {
    return fate.name().toUpperCase(Locale.ROOT);
  }
}
