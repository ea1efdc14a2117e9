package dev.holdfast.operator.kind;

import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.operator.health.MetricText;

/** The last coverage in Prometheus' text format; empty before there is one. */
public final class CoverageMetrics {
  private volatile String text = "";

  void set(Coverage coverage) {
    text =
        MetricText.gauge(
                "holdfast_coverage_missed",
                "Watched kinds, subresources and linking labels that the installed webhook rules miss",
                coverage.gaps().size() + coverage.missedLabels().size())
            + MetricText.gauge(
                "holdfast_coverage_unwatched",
                "Definitions that look like data and that nobody watches",
                coverage.unwatched().size());
  }

  public String text() {
    return text;
  }
}
