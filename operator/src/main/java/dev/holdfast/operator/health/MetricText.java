package dev.holdfast.operator.health;

/** Metrics in Prometheus' text format. */
public final class MetricText {
  private MetricText() {}

  /** A gauge without labels. */
  public static String gauge(String name, String help, int value) {
    return "# HELP %1$s %2$s\n# TYPE %1$s gauge\n%1$s %3$d\n".formatted(name, help, value);
  }
}
