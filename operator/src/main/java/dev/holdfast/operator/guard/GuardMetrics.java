package dev.holdfast.operator.guard;

import dev.holdfast.operator.health.MetricText;

/** Whether the guard works, and whether it is itself guarded; empty before anybody looked. */
public final class GuardMetrics {
  private volatile String text = "";

  void set(GuardState state, boolean selfTest, boolean trustRootOpen) {
    text =
        MetricText.gauge(
                "holdfast_selftest_success",
                "1 while the webhook refuses a deletion that it must refuse, tried every minute",
                selfTest ? 1 : 0)
            + MetricText.gauge(
                "holdfast_guard_armed",
                "1 while an admission policy keeps the guard's own objects in place",
                state.armed() ? 1 : 0)
            + MetricText.gauge(
                "holdfast_trust_root_open",
                "1 while changes of the guard's own objects pass without signatures",
                trustRootOpen ? 1 : 0);
  }

  public String text() {
    return text;
  }
}
