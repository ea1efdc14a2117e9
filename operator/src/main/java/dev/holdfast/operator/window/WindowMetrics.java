package dev.holdfast.operator.window;

import dev.holdfast.operator.health.MetricText;

/** Whether the window is open, and whether it should have been closed by now. */
public final class WindowMetrics {
  private volatile String text = "";

  void set(boolean open, boolean overdue) {
    text =
        MetricText.gauge(
                "holdfast_maintenance_window_open",
                "1 while the guard's own objects are open to somebody",
                open ? 1 : 0)
            + MetricText.gauge(
                "holdfast_maintenance_window_overdue",
                "1 when a window has ended and still isn't closed",
                overdue ? 1 : 0);
  }

  public String text() {
    return text;
  }
}
