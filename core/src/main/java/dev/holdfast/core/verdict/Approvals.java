package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.time.Duration;
import java.util.List;

/** Tells whether signatures lift what policies require. */
interface Approvals {
  /**
   * What is to be approved.
   *
   * @param requirements at least one
   * @param delay how long it waits after it was asked for, whoever has signed
   */
  record Question(
      Change change,
      List<Effect> effects,
      Impact impact,
      Identity identity,
      List<Requirement> requirements,
      Duration delay) {}

  /** The answer. */
  sealed interface Ruling {
    /** Every requirement is met. */
    record Approved(List<String> approvals) implements Ruling {}

    /**
     * Something is missing, or somebody said no.
     *
     * @param why what is missing and how to get it, one reason per fact
     */
    record Missing(PendingRequest request, List<Reason> why) implements Ruling {}

    /** Nothing can be done now: the request was refused, or used already, or counts later. */
    record Over(Reason why) implements Ruling {}

    /** It can't be told. */
    record Unknown(String message) implements Ruling {}
  }

  Ruling rule(Question question, Surroundings surroundings);
}
