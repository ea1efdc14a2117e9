package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a ChangeRequest has come, for people. It allows nothing: at use {@link ApprovalCheck}
 * looks at everything again, with the change at hand.
 *
 * @param tallies how far each requirement is
 * @param signers whose signatures count for something
 * @param why one line for people
 */
public record RequestProgress(
    Phase phase,
    Optional<Statement> statement,
    List<Tally> tallies,
    List<Signer> signers,
    String why) {
  public RequestProgress {
    tallies = List.copyOf(tallies);
    signers = List.copyOf(signers);
  }

  /** Where a request stands. */
  public enum Phase {
    Pending,
    Approved,
    Rejected,
    Executed,
    Expired
  }

  /**
   * Looks at one request.
   *
   * @param evidence with the request and every approval that names it
   */
  public static RequestProgress of(
      String name, ApprovalEvidence evidence, Map<String, AgentIdentitySpec> agents, Instant now) {
    HeldRequest held = evidence.requests().get(name);
    if (held == null) {
      return over(Phase.Expired, Optional.empty(), "there is no such request");
    }
    return switch (StatementParser.parse(held.statement())) {
      case ParsedStatement.Malformed(String message) ->
          over(Phase.Expired, Optional.empty(), message);
      case ParsedStatement.Parsed(Statement statement) ->
          of(statement, evidence, Approvers.of(evidence.approvers(), agents, now), agents, now);
    };
  }

  private static RequestProgress of(
      Statement statement,
      ApprovalEvidence evidence,
      Approvers approvers,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    Optional<Statement> known = Optional.of(statement);
    if (RequestState.of(statement.request(), evidence) instanceof RequestState.Over(String why)) {
      return over(rejected(statement, evidence) ? Phase.Rejected : Phase.Executed, known, why);
    }
    Optional<String> expired = StatementMatch.expired(statement, now);
    if (expired.isPresent()) {
      return over(Phase.Expired, known, expired.get());
    }
    String owner = owner(statement, agents);
    return ballots(statement, evidence, now).stream()
        .map(approvals -> Votes.of(approvals, statement.requester().username(), approvers))
        .map(votes -> counted(statement, votes, owner, approvers))
        .max(Comparator.comparingInt(RequestProgress::votes))
        .orElseGet(() -> counted(statement, new Votes(List.of(), List.of()), owner, approvers));
  }

  private static RequestProgress counted(
      Statement statement, Votes votes, String owner, Approvers approvers) {
    Quorum quorum = Quorum.of(statement.requirements(), votes.signers(), owner, approvers);
    int needed = quorum.needed();
    String tally = quorum.votes() + " of " + needed + " signatures";
    return new RequestProgress(
        quorum.reached() ? Phase.Approved : Phase.Pending,
        Optional.of(statement),
        quorum.tallies(),
        quorum.ownerAlone() ? List.of() : votes.signers(),
        quorum.ownerAlone() ? owner + " owns the agent and can't be its only approver" : tally);
  }

  /** Approvals that would count now, those over the same bytes together. */
  private static List<List<NamedApproval>> ballots(
      Statement statement, ApprovalEvidence evidence, Instant now) {
    return List.copyOf(
        evidence.approvals().stream()
            .filter(approval -> approval.spec().decision().equals("Approve"))
            .filter(approval -> isFor(statement, approval, evidence, now))
            .collect(
                Collectors.groupingBy(
                    approval -> approval.spec().statement(), TreeMap::new, Collectors.toList()))
            .values());
  }

  private static boolean isFor(
      Statement statement, NamedApproval approval, ApprovalEvidence evidence, Instant now) {
    return switch (StatementParser.parse(approval.spec().statement())) {
      case ParsedStatement.Malformed(String ignored) -> false;
      case ParsedStatement.Parsed(Statement signed) ->
          signed.request().equals(statement.request())
              && StatementMatch.withRequest(signed, evidence)
                  .or(() -> StatementMatch.withTime(signed, now))
                  .isEmpty();
    };
  }

  private static boolean rejected(Statement statement, ApprovalEvidence evidence) {
    return evidence.approvals().stream()
        .filter(approval -> approval.spec().decision().equals("Reject"))
        .anyMatch(
            approval ->
                StatementParser.requestNamed(approval.spec().statement())
                    .equals(Optional.of(statement.request())));
  }

  private static String owner(Statement statement, Map<String, AgentIdentitySpec> agents) {
    AgentIdentitySpec agent = agents.get(statement.requester().agent());
    return agent == null ? "" : agent.owner().name();
  }

  private static RequestProgress over(Phase phase, Optional<Statement> statement, String why) {
    return new RequestProgress(phase, statement, List.of(), List.of(), why);
  }

  /** Signatures that are needed in all. */
  public int needed() {
    return statement.stream()
        .flatMap(each -> each.requirements().stream())
        .mapToInt(Requirement::count)
        .sum();
  }

  /** Signatures that count, at most as many as are needed. */
  public int votes() {
    return tallies.stream()
        .mapToInt(tally -> Math.min(tally.requirement().count(), tally.approvers().size()))
        .sum();
  }
}
