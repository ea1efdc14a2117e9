package dev.holdfast.cli;

import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.policy.DeletionImpact;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How much falls. */
final class ImpactTotals {
  /** A deletion gives nobody a hand on anything. */
  private static final Set<Fate> FATES = EnumSet.complementOf(EnumSet.of(Fate.Reached));

  private ImpactTotals() {}

  static String heading(DeletionImpact deletion) {
    ObjectRef target = deletion.target();
    List<ImpactItem> items = deletion.impact().items();
    return Screen.printable(
        "Deleting %s (%s) touches %s, %d of them PRODUCTION, %d SHARED BACKUP."
            .formatted(
                target,
                deletion.propagation().name().toLowerCase(Locale.ROOT),
                items.size() == 1 ? "1 thing" : items.size() + " things",
                count(items, item -> item.linkage().production()),
                count(items, item -> item.linkage().sharedBackup())));
  }

  /** A row for each kind, a column for each fate. */
  static String table(Impact impact) {
    Map<String, List<ImpactItem>> kinds =
        impact.items().stream()
            .collect(Collectors.groupingBy(ImpactTotals::kind, TreeMap::new, Collectors.toList()));
    List<String> header = new ArrayList<>(List.of("KIND"));
    for (Fate fate : FATES) {
      header.add(fate.name().toUpperCase(Locale.ROOT));
    }
    header.add("PRODUCTION");
    List<List<String>> rows = new ArrayList<>();
    kinds.forEach((kind, items) -> rows.add(row(kind, items)));
    if (kinds.size() > 1) {
      rows.add(row("all", impact.items()));
    }
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    Table.print(writer, header, rows);
    writer.flush();
    return text.toString();
  }

  private static List<String> row(String name, List<ImpactItem> items) {
    List<String> row = new ArrayList<>(List.of(name));
    for (Fate fate : FATES) {
      row.add(Long.toString(count(items, item -> item.fate() == fate)));
    }
    row.add(Long.toString(count(items, item -> item.linkage().production())));
    return row;
  }

  private static String kind(ImpactItem item) {
    String group = item.ref().group();
    return group.isEmpty() ? item.ref().resource() : item.ref().resource() + "." + group;
  }

  private static long count(List<ImpactItem> items, Predicate<ImpactItem> which) {
    return items.stream().filter(which).count();
  }
}
