package dev.holdfast.operator.kind;

import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.coverage.Gap;
import dev.holdfast.core.coverage.Unwatched;
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
    return coverage.unwatched().isEmpty() ? "EverythingSeen" : "SomeUnwatched";
  }

  static String of(Coverage coverage) {
    String missed =
        coverage.gaps().isEmpty()
            ? "the installed webhook rules cover every watched kind"
            : "the installed webhook rules miss "
                + names(coverage.gaps().stream().map(Gap::qualifiedResource).toList());
    return coverage.unwatched().isEmpty()
        ? missed
        : missed
            + "; these look like data and nobody watches them (bring a DataKind): "
            + names(coverage.unwatched().stream().map(Unwatched::definition).toList());
  }

  private static String names(List<String> names) {
    String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
  }
}
