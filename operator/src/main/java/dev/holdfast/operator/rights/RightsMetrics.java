package dev.holdfast.operator.rights;

import dev.holdfast.core.rights.Holder;
import dev.holdfast.operator.health.MetricText;
import java.util.List;

/** The last review in Prometheus' text format; empty before there is one. */
public final class RightsMetrics {
  private volatile String text = "";

  void set(List<Holder> holders) {
    int agents = (int) holders.stream().filter(Holder::agent).count();
    text =
        MetricText.gauge(
                "holdfast_bypass_subjects",
                "Users, groups and accounts that get past Holdfast by RBAC",
                holders.size())
            + MetricText.gauge(
                "holdfast_bypass_agents", "Agents among holdfast_bypass_subjects", agents);
  }

  public String text() {
    return text;
  }
}
