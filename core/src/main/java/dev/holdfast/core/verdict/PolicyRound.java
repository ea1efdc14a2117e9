package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.core.policy.Enforcement;
import dev.holdfast.core.policy.Evaluation;
import dev.holdfast.core.policy.InputDocument;
import dev.holdfast.core.policy.PolicyAnswer;
import dev.holdfast.core.policy.PolicyAnswer.Statement;
import dev.holdfast.core.policy.PolicyAnswers;
import dev.holdfast.core.policy.PolicyEngine;
import dev.holdfast.core.verdict.Decision.PolicyResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Evaluates the policies that look at a change. */
final class PolicyRound {
  /** For each policy and each {@link #PART} of its input; a runaway is stopped by the engine. */
  private static final Duration LIMIT = Duration.ofMillis(50);

  /**
   * Bytes: about seven hundred items of an impact. A policy that looks at each item once takes
   * longer for more of them, and a change that no policy can judge is one that nobody can approve.
   */
  private static final int PART = 256 * 1024;

  private PolicyRound() {}

  static List<PolicyResult> run(
      PolicyEngine engine, List<BundleEntrypoint> entrypoints, InputDocument input) {
    if (entrypoints.isEmpty()) {
      return List.of();
    }
    List<String> paths = entrypoints.stream().map(BundleEntrypoint::path).toList();
    byte[] document = input.bytes();
    List<Evaluation> evaluations = engine.evaluate(document, paths, limit(document.length));
    List<PolicyResult> results = new ArrayList<>();
    for (int index = 0; index < entrypoints.size(); index++) {
      Evaluation evaluation =
          index < evaluations.size()
              ? evaluations.get(index)
              : new Evaluation.Fault("Undefined", "the engine gave no answer");
      results.add(result(entrypoints.get(index), evaluation));
    }
    return results;
  }

  static Duration limit(int bytes) {
    return LIMIT.multipliedBy(1L + bytes / PART);
  }

  private static PolicyResult result(BundleEntrypoint entrypoint, Evaluation evaluation) {
    String policy = entrypoint.policy();
    Enforcement enforcement = enforcement(entrypoint.enforcement());
    return switch (PolicyAnswers.of(policy, evaluation)) {
      case PolicyAnswer.Said said ->
          new PolicyResult(
              policy,
              enforcement,
              reasons(policy, said.denies()),
              said.requirements(),
              reasons(policy, said.warns()),
              "");
      case PolicyAnswer.Faulty(String reason, String message) ->
          new PolicyResult(
              policy, enforcement, List.of(), List.of(), List.of(), reason + ": " + message);
    };
  }

  /** A word that this version doesn't know bites. */
  private static Enforcement enforcement(String name) {
    return switch (name) {
      case "Audit" -> Enforcement.Audit;
      case "Warn" -> Enforcement.Warn;
      default -> Enforcement.Enforce;
    };
  }

  private static List<Reason> reasons(String policy, List<Statement> statements) {
    return statements.stream()
        .map(statement -> new Reason(statement.code(), policy, statement.message(), ""))
        .toList();
  }
}
