package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.NewestPoints;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How everything guarded stands now.
 *
 * @param nobody what the policies take somebody unknown for; anything but Unknown means that the
 *     settings let everybody count as it
 */
record Posture(List<Row> rows, RequesterClass nobody) {
  /** Source of reasons that are no policy's. */
  private static final String BUILT_IN = "holdfast";

  /** Something that may be guarded. */
  record Candidate(DataKind kind, JsonNode object) {}

  /**
   * One guarded object.
   *
   * @param item how it stands in the impact of its own deletion; empty when that is too large
   * @param linkedBy the first linked thing in that impact, itself before others; empty as well then
   * @param denied whether its deletion would be
   * @param codes of what objects to it
   * @param newest its restore points
   */
  record Row(
      ObjectRef ref,
      Optional<ImpactItem> item,
      Optional<ImpactItem> linkedBy,
      boolean denied,
      List<String> codes,
      NewestPoints newest) {
    /** Whether it is something that would have to be restored. */
    boolean isData() {
      return item.filter(RestoreText::isDue).isPresent();
    }
  }

  static Posture of(Collection<Candidate> candidates, Bench bench) {
    List<Row> rows = new ArrayList<>();
    RequesterClass nobody = RequesterClass.Unknown;
    for (Candidate candidate : candidates) {
      byte[] review =
          WhatIf.review(candidate.kind(), candidate.object(), PropagationPolicy.Background);
      Decision decision = bench.decide(review);
      Identity identity = decision.identity();
      nobody = identity == null ? nobody : identity.requesterClass();
      row(Projection.of(candidate.object(), candidate.kind()).ref(), decision).ifPresent(rows::add);
    }
    rows.sort(Comparator.comparing(Row::denied).thenComparing(Row::ref));
    return new Posture(rows, nobody);
  }

  private static Optional<Row> row(ObjectRef ref, Decision decision) {
    Impact impact = decision.impact();
    if (impact == null) {
      // Too much to judge: then at least it is denied, and by what is worth telling.
      return decision.verdict() instanceof Verdict.Allow
          ? Optional.empty()
          : Optional.of(
              new Row(
                  ref,
                  Optional.empty(),
                  Optional.empty(),
                  true,
                  codes(decision.verdict()),
                  NewestPoints.NONE));
    }
    if (!impact.guarded()) {
      return Optional.empty();
    }
    Optional<ImpactItem> itself =
        impact.items().stream().filter(item -> item.ref().equals(ref)).findFirst();
    Optional<ImpactItem> linkedBy =
        itself
            .filter(item -> item.linkage().linked())
            .or(() -> impact.items().stream().filter(item -> item.linkage().linked()).findFirst());
    return Optional.of(
        new Row(
            ref,
            itself,
            linkedBy,
            !(decision.verdict() instanceof Verdict.Allow),
            codes(decision.verdict()),
            NewestPoints.byStorage(impact).getOrDefault(ref, NewestPoints.NONE)));
  }

  private static List<String> codes(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allow _ -> List.of();
      case Verdict.Deny(List<Reason> reasons) ->
          reasons.stream()
              .filter(reason -> !reason.source().equals(BUILT_IN))
              .map(Reason::code)
              .distinct()
              .toList();
      case Verdict.Fault(String _, List<Reason> reasons) ->
          reasons.stream().map(Reason::code).distinct().toList();
    };
  }
}
