package dev.holdfast.cli;

import dev.holdfast.cli.Posture.Row;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.coverage.Gap;
import dev.holdfast.core.coverage.Unwatched;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.rights.Holder;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A posture for people: what would pass comes first. */
record PostureScreen(PrintWriter out, Instant now) {
  private static final int FIELDS_SHOWN = 4;

  void show(Posture posture, Coverage coverage, List<Holder> holders) {
    if (posture.rows().isEmpty()) {
      out.println("Nothing here is linked to production or to a shared backup.");
    } else {
      Table.print(
          out,
          List.of("OBJECT", "LINKED", "DELETION", "CODES", "RESTORE POINT"),
          posture.rows().stream().map(this::row).toList());
      out.println();
      out.println(summary(posture.rows()));
    }
    if (posture.nobody() != RequesterClass.Unknown) {
      out.println(
          "Mind: somebody unknown counts as "
              + posture.nobody()
              + " here; the settings name everybody so.");
    }
    coverage(coverage);
    bypass(holders);
  }

  private void bypass(List<Holder> holders) {
    out.println();
    out.println("Who gets past Holdfast by RBAC, besides Kubernetes' own accounts");
    if (holders.isEmpty()) {
      out.println("  nobody");
    }
    holders.forEach(holder -> out.println("  " + Screen.printable(holder.toString())));
  }

  private List<String> row(Row row) {
    return List.of(
        row.ref().toString(),
        linked(row),
        row.denied() ? "denied" : "ALLOWED",
        row.codes().isEmpty() ? "-" : String.join(",", row.codes()),
        row.isData() || row.newest().kept() != null ? RestoreText.of(row.newest(), now) : "-");
  }

  private static String linked(Row row) {
    if (row.linkedBy().isEmpty()) {
      return "not known";
    }
    ImpactItem by = row.linkedBy().get();
    String what = by.linkage().production() ? "PRODUCTION" : "SHARED BACKUP";
    return by.ref().equals(row.ref()) ? what : what + " through " + by.ref();
  }

  private static String summary(List<Row> rows) {
    long denied = rows.stream().filter(Row::denied).count();
    long without = rows.stream().filter(row -> row.isData() && row.newest().kept() == null).count();
    return "%d guarded: deletion denied of %d, allowed of %d; %d without an independent restore point."
        .formatted(rows.size(), denied, rows.size() - denied, without);
  }

  private void coverage(Coverage coverage) {
    List<String> lines = new ArrayList<>();
    coverage.gaps().forEach(gap -> lines.add(line(gap)));
    coverage
        .missedLabels()
        .forEach(
            key ->
                lines.add(
                    "MISSED label "
                        + key
                        + ": it links, and nobody is asked when it is taken off; name it in the"
                        + " chart's value linkage and upgrade"));
    coverage.unwatched().forEach(unwatched -> lines.add(line(unwatched)));
    out.println();
    out.println("Coverage");
    if (coverage.complete()) {
      out.println("  the installed webhook rules cover every watched kind that is served");
    }
    lines.forEach(line -> out.println("  " + Screen.printable(line)));
  }

  private static String line(Gap gap) {
    return "MISSED %s: no webhook rule for %s; upgrade the chart"
        .formatted(
            gap.qualifiedResource(),
            gap.operations().stream().map(Operation::name).collect(Collectors.joining(", ")));
  }

  private static String line(Unwatched unwatched) {
    List<String> signs = new ArrayList<>();
    if (unwatched.claims() > 0) {
      signs.add("its instances own " + unwatched.claims() + " claims");
    }
    List<String> fields = unwatched.fields();
    if (!fields.isEmpty()) {
      int shown = Math.min(FIELDS_SHOWN, fields.size());
      String more = fields.size() > shown ? " and " + (fields.size() - shown) + " more" : "";
      signs.add("its schema has " + String.join(", ", fields.subList(0, shown)) + more);
    }
    return "UNWATCHED %s looks like data: %s"
        .formatted(unwatched.definition(), String.join("; ", signs));
  }
}
