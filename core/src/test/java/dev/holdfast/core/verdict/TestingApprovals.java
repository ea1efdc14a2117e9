package dev.holdfast.core.verdict;

import dev.holdfast.core.verdict.Decision.PendingRequest;
import java.util.ArrayList;
import java.util.List;

/** Rules as it is told, and remembers what it was asked. */
final class TestingApprovals implements Approvals {
  private final Ruling ruling;
  private final List<Question> questions = new ArrayList<>();

  private TestingApprovals(Ruling ruling) {
    this.ruling = ruling;
  }

  static TestingApprovals approved(String... names) {
    return new TestingApprovals(new Ruling.Approved(List.of(names)));
  }

  static TestingApprovals missing() {
    return new TestingApprovals(
        new Ruling.Missing(
            new PendingRequest("chr-1", "{}"),
            List.of(new Reason("ApprovalRequired", "holdfast", "0 of 1 approvals", ""))));
  }

  static TestingApprovals unknown() {
    return new TestingApprovals(new Ruling.Unknown("the API server did not answer"));
  }

  List<Question> questions() {
    return questions;
  }

  @Override
  public Ruling rule(Question question, Surroundings surroundings) {
    questions.add(question);
    return ruling;
  }
}
