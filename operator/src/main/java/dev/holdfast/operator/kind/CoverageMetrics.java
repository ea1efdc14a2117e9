package dev.holdfast.operator.kind;

import dev.holdfast.core.coverage.Coverage;

/** The last coverage in Prometheus' text format; empty before there is one. */
public final class CoverageMetrics {
  private volatile String text = "";

  void set(Coverage coverage) {
    text =
        gauge(
                "holdfast_coverage_missed",
                "Watched kinds and subresources that the installed webhook rules miss",
                coverage.gaps().size())
            + gauge(
                "holdfast_coverage_unwatched",
                "Definitions that look like data and that nobody watches",
                coverage.unwatched().size());
  }

  public String text() {
    return text;
  }

  private static String gauge(String name, String help, int value) {
    return "# HELP %1$s %2$s%n# TYPE %1$s gauge%n%1$s %3$d%n"
        .formatted(name, help, value)
        .replace(System.lineSeparator(), "\n");
  }
}
