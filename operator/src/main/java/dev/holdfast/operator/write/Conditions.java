package dev.holdfast.operator.write;

import dev.holdfast.api.v1alpha1.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conditions by the Kubernetes convention. */
public final class Conditions {
  private Conditions() {}

  /**
   * A condition whose {@code lastTransitionTime} stays while its status does.
   *
   * @param before the conditions as they are
   */
  public static Condition next(
      @Nullable List<Condition> before,
      String type,
      String status,
      @Nullable Long generation,
      String reason,
      String message,
      Instant now) {
    String since =
        find(before, type)
            .filter(condition -> condition.status().equals(status))
            .map(Condition::lastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return new Condition(type, status, generation, since, reason, message);
  }

  public static Optional<Condition> find(@Nullable List<Condition> conditions, String type) {
    return conditions == null
        ? Optional.empty()
        : conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  public static String status(boolean holds) {
    return holds ? "True" : "False";
  }
}
