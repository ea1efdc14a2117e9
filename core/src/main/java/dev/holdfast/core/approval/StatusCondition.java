package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as it was, and as it becomes: its time changes only when its status does. */
record StatusCondition(@Nullable Condition before, String type, @Nullable Long generation) {
  static StatusCondition of(
      @Nullable List<Condition> conditions, String type, @Nullable Long generation) {
    Condition before =
        conditions == null
            ? null
            : conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElse(null);
    return new StatusCondition(before, type, generation);
  }

  Condition now(boolean holds, String reason, String message, Instant now) {
    String status = holds ? "True" : "False";
    String since =
        before != null && before.status().equals(status)
            ? before.lastTransitionTime()
            : now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new Condition(type, status, generation, since, reason, message);
  }

  boolean held() {
    return before != null && before.status().equals("True");
  }
}
