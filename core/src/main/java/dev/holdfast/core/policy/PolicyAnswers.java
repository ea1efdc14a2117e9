package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.policy.PolicyAnswer.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads the sets that a policy's entrypoint collects, by the contract and nothing beyond it. */
public final class PolicyAnswers {
  private static final Set<String> SETS = Set.of("deny", "require_approval", "warn", "violation");

  private PolicyAnswers() {}

  /** Understands one evaluation of a policy. */
  public static PolicyAnswer of(String policy, Evaluation evaluation) {
    return switch (evaluation) {
      case Evaluation.Fault(String reason, String message) ->
          new PolicyAnswer.Faulty(reason, message);
      case Evaluation.Value(JsonNode value) -> {
        try {
          yield said(policy, value);
        } catch (AnswerEntry.BadResultException e) {
          yield new PolicyAnswer.Faulty("BadResult", e.what());
        }
      }
    };
  }

  private static PolicyAnswer said(String policy, JsonNode value)
      throws AnswerEntry.BadResultException {
    if (!value.isObject()) {
      throw new AnswerEntry.BadResultException("the result is not an object");
    }
    List<Statement> denies = new ArrayList<>();
    List<Requirement> requirements = new ArrayList<>();
    List<Statement> warns = new ArrayList<>();
    for (var set : value.properties()) {
      if (!SETS.contains(set.getKey()) || !set.getValue().isArray()) {
        throw new AnswerEntry.BadResultException(set.getKey() + " is no set of the contract");
      }
      for (JsonNode entry : set.getValue()) {
        AnswerEntry read = new AnswerEntry(policy, set.getKey(), entry);
        switch (set.getKey()) {
          case "deny" -> denies.add(read.statement());
          case "violation" -> denies.add(read.violation());
          case "warn" -> warns.add(read.statement());
          default -> requirements.add(read.requirement());
        }
      }
    }
    denies.sort(BY_TEXT);
    warns.sort(BY_TEXT);
    requirements.sort(
        Comparator.comparing(Requirement::code)
            .thenComparing(Requirement::group)
            .thenComparing(Requirement::message)
            .thenComparingInt(Requirement::count));
    return new PolicyAnswer.Said(denies, requirements, warns);
  }

  private static final Comparator<Statement> BY_TEXT =
      Comparator.comparing(Statement::code).thenComparing(Statement::message);
}
