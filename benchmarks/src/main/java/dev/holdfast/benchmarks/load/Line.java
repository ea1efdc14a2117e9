package dev.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report: Holdfast beside the null webhook, or beside none where neither is asked.
 *
 * @param p50 median of Holdfast's, as a multiple of the other's
 * @param p99 the same of the 99th percentile
 * @param limit50 the largest multiple that is fine; null without a budget
 * @param limit99 the same of the 99th percentile
 * @param processorMillis of the webhook, per request
 */
record Line(
    int policies,
    String operation,
    int clients,
    long requests,
    double holdfastMillis,
    double p50,
    double p99,
    @Nullable Double limit50,
    @Nullable Double limit99,
    double processorMillis) {
  private static final double MICROS = 1000;
  private static final double HALF = 0.5;
  private static final double TAIL = 0.99;

  static Line of(Key key, Map<Key, Series> measured, Duration processor) {
    Series own = get(measured, key.with(Hook.HOLDFAST));
    boolean unwatched = key.operation() == Operation.UNWATCHED;
    Series other = get(measured, key.with(unwatched ? Hook.NONE : Hook.NOTHING));
    return new Line(
        key.policies(),
        key.operation().title(),
        key.clients(),
        own.count(),
        own.percentile(HALF) / MICROS,
        own.percentile(HALF) / other.percentile(HALF),
        own.percentile(TAIL) / other.percentile(TAIL),
        limit50(key),
        key.operation() == Operation.DENIED ? limit50(key) : null,
        processor.toMillis() / (double) own.count());
  }

  private static Series get(Map<Key, Series> measured, Key key) {
    Series series = measured.get(key);
    if (series == null) {
      throw new IllegalStateException("not measured: " + key);
    }
    return series;
  }

  /** As performance.md has it. */
  private static double limit50(Key key) {
    return switch (key.operation()) {
      case DENIED -> key.policies() == 1 ? 1.3 : 1.5;
      case ALLOWED -> 2.5;
      case LABEL -> 1.1;
      case UNWATCHED -> 1.02;
    };
  }

  private String judged(double value, @Nullable Double limit) {
    if (limit == null) {
      return String.format(Locale.ROOT, "×%.2f", value);
    }
    return String.format(
        Locale.ROOT, "×%.2f (≤ %.2f %s)", value, limit, value <= limit ? "met" : "MISSED");
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%2d policies, %2d at a time  %-52s %7d requests  p50 %6.2f ms %-24s p99 %-24s %.2f ms of CPU each",
        policies,
        clients,
        operation,
        requests,
        holdfastMillis,
        judged(p50, limit50),
        judged(p99, limit99),
        processorMillis);
  }
}
