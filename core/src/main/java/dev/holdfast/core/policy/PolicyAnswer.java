package dev.holdfast.core.policy;

import dev.holdfast.core.approval.Requirement;
import java.util.List;

/** What one policy said, understood. */
public sealed interface PolicyAnswer {
  /** Sorted lists: sets come out of the engine in no particular order. */
  record Said(List<Statement> denies, List<Requirement> requirements, List<Statement> warns)
      implements PolicyAnswer {
    public Said {
      denies = List.copyOf(denies);
      requirements = List.copyOf(requirements);
      warns = List.copyOf(warns);
    }
  }

  /**
   * It failed, or said something that isn't in the contract.
   *
   * @param reason stable CamelCase, as {@link Evaluation.Fault} has it, or {@code BadResult}
   */
  record Faulty(String reason, String message) implements PolicyAnswer {}

  /** A code and a message of one line. */
  record Statement(String code, String message) {}
}
