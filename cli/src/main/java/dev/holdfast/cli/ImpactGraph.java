package dev.holdfast.cli;

import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;

/** An impact as a Graphviz document: {@code … -o dot | dot -Tsvg}. */
final class ImpactGraph {
  private ImpactGraph() {}

  static String of(Impact impact) {
    StringBuilder text =
        new StringBuilder("digraph impact {\n  rankdir=LR;\n  node [shape=box];\n");
    for (ImpactItem item : impact.items()) {
      text.append("  ").append(id(item.ref())).append(" [label=").append(label(item));
      text.append(", color=").append(colour(item.fate()));
      text.append(item.linkage().linked() ? ", style=bold];\n" : "];\n");
    }
    for (ImpactItem item : impact.items()) {
      ObjectRef cause = item.cause();
      if (cause != null) {
        String why = item.via().isEmpty() ? "" : item.via().getLast();
        text.append("  ").append(id(cause)).append(" -> ").append(id(item.ref()));
        text.append(" [label=").append(quoted(why)).append("];\n");
      }
    }
    return text.append("}\n").toString();
  }

  private static String id(ObjectRef ref) {
    return quoted(ref.group() + "/" + ref);
  }

  private static String label(ImpactItem item) {
    String linkage =
        (item.linkage().production() ? ", PRODUCTION" : "")
            + (item.linkage().sharedBackup() ? ", SHARED BACKUP" : "");
    return quoted(item.ref() + ": " + item.fate() + linkage);
  }

  private static String colour(Fate fate) {
    return switch (fate) {
      case Destroyed -> "red";
      case Recoverable -> "orange";
      case Orphaned, Weakened, Reached -> "gray";
    };
  }

  private static String quoted(String text) {
    return '"' + Screen.printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
