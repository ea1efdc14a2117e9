package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.RequestStatus;
import dev.holdfast.core.approval.SignedSoFar;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A ChangeRequest as it stands now, counted here: what the operator wrote into its status may be
 * old, and shouldn't be what somebody signs by.
 */
record Ticket(Statement statement, ChangeRequestStatus status, SignedSoFar signed) {
  /** The request of this name. */
  static Ticket read(Cluster cluster, String name, Instant now) {
    ApprovalEvidence evidence = cluster.evidence();
    HeldRequest held = evidence.requests().get(name);
    if (held == null) {
      throw CommandException.refused(
          "there is no ChangeRequest "
              + name
              + " in this cluster. List them: kubectl holdfast requests --all. Is it the right"
              + " cluster? kubectl config current-context");
    }
    return switch (StatementParser.parse(held.statement())) {
      case ParsedStatement.Malformed(String message) ->
          throw CommandException.refused(name + " can't be signed: " + message);
      case ParsedStatement.Parsed(Statement statement) ->
          of(statement, name, evidence, cluster.agents(), now);
    };
  }

  /** The same, empty when its statement can't be understood. */
  static Optional<Ticket> of(
      String name, ApprovalEvidence evidence, Map<String, AgentIdentitySpec> agents, Instant now) {
    HeldRequest held = evidence.requests().get(name);
    if (held == null) {
      return Optional.empty();
    }
    return switch (StatementParser.parse(held.statement())) {
      case ParsedStatement.Malformed(String ignored) -> Optional.empty();
      case ParsedStatement.Parsed(Statement statement) ->
          Optional.of(of(statement, name, evidence, agents, now));
    };
  }

  private static Ticket of(
      Statement statement,
      String name,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    return new Ticket(
        statement,
        RequestStatus.of(name, evidence, agents, null, null, now),
        SignedSoFar.of(statement, evidence, agents, now));
  }

  String phase() {
    return status.phase() == null ? "Unreadable" : status.phase();
  }

  /** Whether approvals can still come. */
  boolean open() {
    return phase().equals("Pending") || phase().equals("Approved");
  }

  /**
   * Why nothing can be done about it any more, and what to do instead.
   *
   * @param wanted as in "can't be {wanted}"
   */
  String over(String wanted) {
    String next =
        switch (phase()) {
          case "Rejected" -> message() + ". Talk to them";
          case "Executed" -> "the change was made, and its approvals are spent";
          default -> "its time is over";
        };
    return "%s can't be %s: it is %s (%s); if the change is still wanted, the requester repeats it, and the denial names a new request"
        .formatted(statement.request(), wanted, phase(), next);
  }

  /** Why it isn't approved, or what it was; one line. */
  String message() {
    return status.conditions() == null || status.conditions().isEmpty()
        ? ""
        : status.conditions().getFirst().message();
  }
}
