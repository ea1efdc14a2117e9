package dev.holdfast.operator.notification;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How notifications fare, in Prometheus' text format. */
final class NotificationMetrics {
  /** What can become of a notification; a retried one counts again later. */
  enum Result {
    DELIVERED,
    RETRIED,
    GIVEN_UP,
    DROPPED
  }

  private final Map<Result, LongAdder> results = new EnumMap<>(Result.class);
  private final AtomicInteger waiting = new AtomicInteger();

  NotificationMetrics() {
    for (Result result : Result.values()) {
      results.put(result, new LongAdder());
    }
  }

  void count(Result result) {
    Objects.requireNonNull(results.get(result)).increment();
  }

  void waiting(int size) {
    waiting.set(size);
  }

  String text() {
    return "# HELP holdfast_notifications_total Notifications by what became of them\n"
        + "# TYPE holdfast_notifications_total counter\n"
        + results.entrySet().stream().map(NotificationMetrics::line).collect(Collectors.joining())
        + "# HELP holdfast_notifications_waiting Notifications that wait to be delivered\n"
        + "# TYPE holdfast_notifications_waiting gauge\n"
        + "holdfast_notifications_waiting "
        + waiting.get()
        + "\n";
  }

  private static String line(Map.Entry<Result, LongAdder> entry) {
    return "holdfast_notifications_total{result=\"%s\"} %d\n"
        .formatted(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue().sum());
  }
}
