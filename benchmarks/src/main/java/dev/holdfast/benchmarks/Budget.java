package dev.holdfast.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of performance.md that can be measured in the process.
 *
 * @param value the measured one
 * @param limit the largest that is fine; the smallest when {@code atLeast}
 */
record Budget(String what, double value, double limit, boolean atLeast, String unit) {
  static List<Budget> of(Map<String, Measurement> measured) {
    return List.of(
        new Budget(
            "destructive change, 100-item impact, 5 policies: p99",
            get(measured, "decision SHARED_BACKING").p99() / 1000,
            1,
            false,
            "ms"),
        new Budget(
            "namespace of 10,000 items: p99",
            get(measured, "decision NAMESPACE").p99() / 1000,
            50,
            false,
            "ms"),
        new Budget(
            "200 policies that don't match, against 1: p50",
            get(measured, "decision MANY_UNMATCHED").p50()
                / get(measured, "decision ONE_UNMATCHED").p50(),
            1.1,
            false,
            "×"),
        new Budget(
            "throughput against opa run --server, 5 policies × 2 KB",
            get(measured, "opa server 5 × 2 KB").p50() / get(measured, "engine 5 × 2 KB").p50(),
            3,
            true,
            "×"),
        new Budget(
            "throughput against opa run --server, 5 policies × 20 KB",
            get(measured, "opa server 5 × 20 KB").p50() / get(measured, "engine 5 × 20 KB").p50(),
            3,
            true,
            "×"));
  }

  boolean isMet() {
    return atLeast ? value >= limit : value <= limit;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-58s %8.2f %-2s  budget %s %.1f %s  %s",
        what,
        value,
        unit,
        atLeast ? "≥" : "≤",
        limit,
        unit,
        isMet() ? "met" : "MISSED");
  }

  private static Measurement get(Map<String, Measurement> measured, String name) {
    Measurement measurement = measured.get(name);
    if (measurement == null) {
      throw new IllegalStateException("not measured: " + name);
    }
    return measurement;
  }
}
