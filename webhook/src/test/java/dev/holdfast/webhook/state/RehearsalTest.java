package dev.holdfast.webhook.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Decider;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void plays_reviews_that_reach_the_policies() {
    Catalogue catalogue = Catalogue.builtIn();
    Decider decider = new Decider();
    List<Decision> decisions = new ArrayList<>();
    Rehearsal rehearsal =
        new Rehearsal(
            (review, surroundings) -> {
              Decision decision = decider.decide(review, surroundings);
              decisions.add(decision);
              return decision;
            },
            catalogue);

    rehearsal.of(new Bundle(TestingBundles.spec("one", false), new FaultingEngine()));

    assertThat(decisions).hasSizeGreaterThanOrEqualTo(4);
    assertThat(decisions.subList(0, 3))
        .allSatisfy(decision -> assertThat(decision.policies()).isNotEmpty());
    assertThat(decisions.subList(0, 3))
        .allSatisfy(decision -> assertThat(decision.effects()).isNotEmpty());
    assertThat(decisions.get(3).verdict()).isInstanceOf(Verdict.Allow.class);
  }

  private record FaultingEngine() implements PolicyEngine {
    @Override
    public List<Evaluation> evaluate(byte[] input, List<String> entrypoints, Duration limit) {
      return entrypoints.stream().<Evaluation>map(_ -> new Evaluation.Fault("Trap", "m")).toList();
    }

    @Override
    public void close() {}
  }
}
