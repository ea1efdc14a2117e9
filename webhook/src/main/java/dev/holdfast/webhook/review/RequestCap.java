package dev.holdfast.webhook.review;

import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops a requester from flooding approvers: with too many requests open, a denial makes no new one
 * and names those instead.
 */
public final class RequestCap implements Judge {
  private static final int MOST_NAMED = 5;

  private final Judge judge;
  private final OpenRequestNames open;
  private final int most;

  /** Knows which requests wait. */
  @FunctionalInterface
  public interface OpenRequestNames {
    /** Names of this user's open requests, sorted. */
    List<String> of(String username, Instant now);
  }

  /**
   * Caps what another judge decides.
   *
   * @param most requests that one user may have open
   */
  public RequestCap(Judge judge, OpenRequestNames open, int most) {
    this.judge = judge;
    this.open = open;
    this.most = most;
  }

  @Override
  public Decision decide(byte[] review, Surroundings surroundings) {
    Decision decision = judge.decide(review, surroundings);
    Identity identity = decision.identity();
    if (decision.pending().isEmpty() || identity == null) {
      return decision;
    }
    List<String> names = open.of(identity.requester().username(), surroundings.now());
    return names.size() < most || names.contains(decision.pending().get().name())
        ? decision
        : capped(decision, names);
  }

  private static Decision capped(Decision decision, List<String> names) {
    Reason tooMany =
        new Reason(
            "HF-REQ-001",
            "holdfast",
            "too many open requests: %s%s; have them decided first"
                .formatted(
                    String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))),
                    names.size() > MOST_NAMED
                        ? " and %d more".formatted(names.size() - MOST_NAMED)
                        : ""),
            "");
    return new Decision(
        with(decision.verdict(), tooMany),
        decision.change(),
        decision.identity(),
        decision.effects(),
        decision.impact(),
        decision.policies(),
        decision.warnings(),
        Optional.empty(),
        decision.revision());
  }

  private static Verdict with(Verdict verdict, Reason reason) {
    return switch (verdict) {
      case Verdict.Allow allow -> allow;
      case Verdict.Deny(List<Reason> reasons) -> new Verdict.Deny(joined(reasons, reason));
      case Verdict.Fault(String fault, List<Reason> reasons) ->
          new Verdict.Fault(fault, joined(reasons, reason));
    };
  }

  private static List<Reason> joined(List<Reason> reasons, Reason last) {
    List<Reason> joined = new ArrayList<>(reasons);
    joined.add(last);
    return List.copyOf(joined);
  }
}
