package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import dev.holdfast.core.approval.Ballot.Electorate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been signed for a request, by its own requirements.
 *
 * @param text the bytes that most have signed: who signs them too adds up; empty when nobody has
 * @param tallies how far each requirement is with them
 * @param signers who counts
 * @param problems why other signatures don't count, one line each
 */
public record SignedSoFar(
    Optional<String> text, List<Tally> tallies, List<Signer> signers, List<String> problems) {
  public SignedSoFar {
    tallies = List.copyOf(tallies);
    signers = List.copyOf(signers);
    problems = List.copyOf(problems);
  }

  /**
   * Counts.
   *
   * @param request the statement that the ChangeRequest holds
   */
  public static SignedSoFar of(
      Statement request,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    List<NamedApproval> fitting = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (NamedApproval approval : evidence.approvals()) {
      if (approval.spec().decision().equals("Approve") && names(approval, request)) {
        problem(approval, request, now)
            .ifPresentOrElse(
                reason -> problems.add("approval " + approval.name() + ": " + reason),
                () -> fitting.add(approval));
      }
    }
    Electorate electorate = electorate(request, evidence, agents, now);
    List<Ballot> ballots = Ballot.of(fitting, electorate);
    ballots.forEach(ballot -> problems.addAll(ballot.problems()));
    Optional<Ballot> best = Ballot.best(ballots);
    return new SignedSoFar(
        best.map(ballot -> ballot.approvals().getFirst().spec().statement()),
        best.map(Ballot::quorum).orElseGet(electorate::nothing).tallies(),
        best.map(Ballot::counted).orElse(List.of()),
        problems);
  }

  /** Whether every requirement is met. */
  public boolean enough() {
    return tallies.stream().allMatch(tally -> tally.missing() == 0);
  }

  /** Signatures that count, of those that are needed: {@code 1/2}. */
  public String tally() {
    int votes =
        tallies.stream()
            .mapToInt(tally -> Math.min(tally.requirement().count(), tally.approvers().size()))
            .sum();
    int needed = tallies.stream().mapToInt(tally -> tally.requirement().count()).sum();
    return votes + "/" + needed;
  }

  private static boolean names(NamedApproval approval, Statement request) {
    return StatementParser.requestNamed(approval.spec().statement())
        .equals(Optional.of(request.request()));
  }

  private static Optional<String> problem(NamedApproval approval, Statement request, Instant now) {
    return switch (StatementParser.parse(approval.spec().statement())) {
      case ParsedStatement.Malformed(String message) -> Optional.of(message);
      case ParsedStatement.Parsed(Statement signed) ->
          StatementMatch.withStatement(signed, request)
              .or(() -> StatementMatch.withTime(signed, now));
    };
  }

  private static Electorate electorate(
      Statement request,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    AgentIdentitySpec agent = agents.get(request.requester().agent());
    return new Electorate(
        request.requirements(),
        agent == null ? "" : agent.owner().name(),
        Approvers.of(evidence.approvers(), agents, now));
  }
}
