package dev.holdfast.operator.kind;

import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.coverage.Gap;
import dev.holdfast.core.coverage.Unwatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A coverage in a line. */
final class CoverageText {
  private static final int NAMED = 10;

  private CoverageText() {}

  /** Stable CamelCase. */
  static String reason(Coverage coverage) {
    if (!coverage.gaps().isEmpty()) {
      return "RulesMissing";
    }
    if (!coverage.missedLabels().isEmpty()) {
      return "LabelsMissing";
    }
    return coverage.unwatched().isEmpty() ? "EverythingSeen" : "SomeUnwatched";
  }

  static String of(Coverage coverage) {
    List<String> parts = new ArrayList<>();
    if (coverage.complete()) {
      parts.add("the installed webhook rules cover every watched kind");
    }
    add(
        "the installed webhook rules miss ",
        coverage.gaps().stream().map(Gap::qualifiedResource).toList(),
        parts);
    add(
        "they don't ask when these labels are taken off, by which something is linked (upgrade the"
            + " chart with the same value linkage): ",
        coverage.missedLabels(),
        parts);
    add(
        "these look like data and nobody watches them (bring a DataKind): ",
        coverage.unwatched().stream().map(Unwatched::definition).toList(),
        parts);
    return String.join("; ", parts);
  }

  private static void add(String what, List<String> names, List<String> parts) {
    if (!names.isEmpty()) {
      parts.add(what + names(names));
    }
  }

  private static String names(List<String> names) {
    String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
  }
}
