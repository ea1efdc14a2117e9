package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whether the signatures of one ChangeApproval are good, for people. It allows nothing.
 *
 * @param request the ChangeRequest that it names; empty when it can't be understood
 * @param signers whose signatures are good
 * @param reason stable CamelCase: Verified, Malformed, BadSignature, RequestMismatch, OutsideWindow
 * @param problem why it doesn't count, one line; empty when it does
 */
public record ApprovalReport(String request, List<Signer> signers, String reason, String problem) {
  private static final String VERIFIED = "Verified";

  public ApprovalReport {
    signers = List.copyOf(signers);
  }

  /**
   * Looks at one approval.
   *
   * @param evidence with the request that it names
   */
  public static ApprovalReport of(
      NamedApproval approval,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      Instant now) {
    return switch (StatementParser.parse(approval.spec().statement())) {
      case ParsedStatement.Malformed(String message) ->
          new ApprovalReport("", List.of(), "Malformed", message);
      case ParsedStatement.Parsed(Statement statement) ->
          of(approval, statement, evidence, Approvers.of(evidence.approvers(), agents, now), now);
    };
  }

  private static ApprovalReport of(
      NamedApproval approval,
      Statement statement,
      ApprovalEvidence evidence,
      Approvers approvers,
      Instant now) {
    if (approval.spec().decision().equals("Reject")) {
      return new ApprovalReport(statement.request(), List.of(), VERIFIED, "");
    }
    Votes votes = Votes.of(List.of(approval), statement.requester().username(), approvers);
    if (!votes.problems().isEmpty()) {
      return report(statement, votes, "BadSignature", votes.problems().getFirst());
    }
    return StatementMatch.withRequest(statement, evidence)
        .map(problem -> report(statement, votes, "RequestMismatch", problem))
        .or(
            () ->
                StatementMatch.withTime(statement, now)
                    .map(problem -> report(statement, votes, "OutsideWindow", problem)))
        .orElseGet(() -> report(statement, votes, VERIFIED, ""));
  }

  private static ApprovalReport report(
      Statement statement, Votes votes, String reason, String problem) {
    return new ApprovalReport(statement.request(), votes.signers(), reason, problem);
  }
}
