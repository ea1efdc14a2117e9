package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.Transition;
import dev.holdfast.core.impact.ImpactItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What falls with a change, for the human who signs: at most 200 lines, production first, what is
 * left out counted by kind, times absolute.
 */
final class StatementLines {
  /** All lines together, in bytes. */
  static final int BUDGET = 32 * 1024;

  private static final int CHANGE_LIMIT = 38;
  private static final int RESTORE_LIMIT = 38;
  private static final int ITEM_LIMIT = 120;

  private StatementLines() {}

  /**
   * The lines.
   *
   * @param budget about how many bytes they may take
   */
  static List<String> of(ApprovalMatter matter, int budget) {
    List<String> lines = new ArrayList<>();
    if (matter.change().operation() == Operation.CONNECT) {
      lines.add(
          "CONNECT leaves nothing to see: an approval counts for at most 15 minutes, and for every"
              + " such connection in them");
    }
    lines.addAll(changed(matter, budget / 4));
    lines.addAll(items(matter.impact().items(), budget / 2));
    lines.addAll(RestoreLines.of(matter.impact(), RESTORE_LIMIT, budget / 4));
    return lines;
  }

  /** Lines of impact items alone: two such lists tell what has changed between them. */
  static List<String> items(List<ImpactItem> items) {
    return items.stream().sorted(ORDER).map(ItemLine::of).toList();
  }

  private static final Comparator<ImpactItem> ORDER =
      Comparator.comparing((ImpactItem item) -> !item.linkage().production())
          .thenComparing(item -> !item.linkage().sharedBackup())
          .thenComparing(ImpactItem::fate)
          .thenComparing(ImpactItem::ref);

  private static List<String> items(List<ImpactItem> items, int budget) {
    List<ImpactItem> sorted = items.stream().sorted(ORDER).toList();
    List<String> first = sorted.stream().limit(ITEM_LIMIT).map(ItemLine::of).toList();
    List<String> lines = Lines.within(first, ITEM_LIMIT, budget);
    if (lines.size() < sorted.size()) {
      List<ImpactItem> rest = sorted.subList(lines.size(), sorted.size());
      lines.add(ItemLine.more(rest));
    }
    return lines;
  }

  private static List<String> changed(ApprovalMatter matter, int budget) {
    Change change = matter.change();
    List<String> all = new ArrayList<>();
    for (Transition transition : ChangeContent.destructive(change, matter.effects())) {
      all.add(
          OneLine.of(
              "CHANGE %s: %s -> %s"
                  .formatted(transition.path(), value(transition.from()), value(transition.to())),
              ItemLine.LIMIT));
    }
    if (change.operation() == Operation.CREATE) {
      all.add(
          OneLine.of(
              "CREATE %s: %s".formatted(change.kind().kind(), ChangeContent.created(change)),
              4 * ItemLine.LIMIT));
    }
    for (Effect effect : matter.effects()) {
      if (!effect.message().isEmpty() && change.operation() != Operation.DELETE) {
        all.add(OneLine.of(effect.effect() + ": " + effect.message(), ItemLine.LIMIT));
      }
    }
    List<String> lines = Lines.within(all, CHANGE_LIMIT, budget);
    if (lines.size() < all.size()) {
      lines.add("and " + (all.size() - lines.size()) + " more lines about what is written");
    }
    return lines;
  }

  private static String value(@Nullable Object value) {
    return value == null ? "absent" : OneLine.of(value.toString(), ItemLine.LIMIT / 3);
  }
}
