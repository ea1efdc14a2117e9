package dev.holdfast.webhook.trail;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.reach.PodHolder;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import dev.holdfast.webhook.review.Outcome;
import dev.holdfast.webhook.review.VerdictName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counts decisions. Every label has few values by construction: kinds only when they are watched,
 * policies only those in the bundle, never a name, namespace or user.
 */
final class ReviewMetrics {
  private static final Duration[] BUCKETS =
      List.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 3000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Supplier<Catalogue> catalogue;

  ReviewMetrics(MeterRegistry registry, Supplier<Catalogue> catalogue) {
    this.registry = registry;
    this.catalogue = catalogue;
  }

  void record(Outcome outcome) {
    Decision decision = outcome.decision();
    String verdict = VerdictName.of(decision.verdict());
    registry
        .counter("holdfast.admission.reviews", reviewTags(decision).and("verdict", verdict))
        .increment();
    duration(verdict).record(outcome.duration());
    for (Decision.PolicyResult policy : decision.policies()) {
      registry
          .counter(
              "holdfast.policy.evaluations", "policy", policy.policy(), "result", result(policy))
          .increment();
    }
    if (decision.verdict() instanceof Verdict.Allow(List<String> approvals)
        && !approvals.isEmpty()) {
      approvals("Accepted");
    } else if (decision.pending().isPresent()) {
      approvals("Missing");
    }
  }

  private void approvals(String result) {
    registry.counter("holdfast.approvals", "result", result).increment();
  }

  private Timer duration(String verdict) {
    return Timer.builder("holdfast.admission.duration")
        .description("From the arrival of a review to its answer")
        .serviceLevelObjectives(BUCKETS)
        .tag("verdict", verdict)
        .register(registry);
  }

  private Tags reviewTags(Decision decision) {
    Change change = decision.change();
    Identity identity = decision.identity();
    if (change == null) {
      return Tags.of("operation", "", "group", "", "resource", "", "class", "");
    }
    String group = change.kind().group();
    String resource = change.kind().resource();
    boolean known =
        group.equals(DecisionLog.OWN_GROUP)
            || catalogue.get().find(group, resource).isPresent()
            || PodHolder.find(change.kind()).isPresent();
    return Tags.of(
        "operation", change.operation().name(),
        "group", known ? group : "other",
        "resource", known ? resource : "other",
        "class", identity == null ? "" : identity.requesterClass().name());
  }

  private static String result(Decision.PolicyResult policy) {
    if (!policy.fault().isEmpty()) {
      return "Fault";
    }
    if (!policy.denies().isEmpty()) {
      return "Deny";
    }
    if (!policy.requirements().isEmpty()) {
      return "RequireApproval";
    }
    return policy.warns().isEmpty() ? "Silent" : "Warn";
  }
}
