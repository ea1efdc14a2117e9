package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses, when it is created, a ChangeApproval that can never count, so that its maker learns why
 * at once. What passes is verified again at use.
 */
public final class ApprovalCreation {
  private final ApprovalEvidence evidence;
  private final Approvers approvers;
  private final String cluster;
  private final Instant now;

  private ApprovalCreation(
      ApprovalEvidence evidence, Approvers approvers, String cluster, Instant now) {
    this.evidence = evidence;
    this.approvers = approvers;
    this.cluster = cluster;
    this.now = now;
  }

  /**
   * Checks a ChangeApproval that is about to be created.
   *
   * @param rejectedBy its annotation {@link ApprovalEvidence#REJECTED_BY}, empty when absent
   * @param creator who creates it; need not be who signed
   * @param evidence with the ChangeRequest that its statement names
   */
  public static ApprovalAdmission check(
      ChangeApprovalSpec spec,
      String rejectedBy,
      Identity creator,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      String cluster,
      Instant now) {
    Approvers approvers = Approvers.of(evidence.approvers(), agents, now);
    return new ApprovalCreation(evidence, approvers, cluster, now)
        .problem(spec, rejectedBy, creator)
        .<ApprovalAdmission>map(ApprovalAdmission.Refused::new)
        .orElseGet(ApprovalAdmission.Acceptable::new);
  }

  private Optional<String> problem(ChangeApprovalSpec spec, String rejectedBy, Identity creator) {
    if (creator.requesterClass() == RequesterClass.Agent) {
      return Optional.of("an agent can't approve or reject changes");
    }
    return switch (StatementParser.parse(spec.statement())) {
      case ParsedStatement.Malformed(String message) -> Optional.of(message);
      case ParsedStatement.Parsed(Statement statement) ->
          statement(statement)
              .or(
                  () ->
                      switch (spec.decision()) {
                        case "Approve" -> approve(spec, statement);
                        case "Reject" -> reject(statement, rejectedBy, creator);
                        default -> Optional.of("decision is neither Approve nor Reject");
                      });
    };
  }

  private Optional<String> statement(Statement statement) {
    if (!statement.cluster().equals(cluster)) {
      return Optional.of(
          "it is for cluster %s, this is %s".formatted(statement.cluster(), cluster));
    }
    return StatementMatch.expired(statement, now)
        .or(() -> StatementMatch.withRequest(statement, evidence));
  }

  private Optional<String> approve(ChangeApprovalSpec spec, Statement statement) {
    NamedApproval approval = new NamedApproval("this", spec, false, "");
    List<SignatureEntry> entries = Votes.entries(approval);
    if (entries.isEmpty()) {
      return Optional.of("it has no signature");
    }
    Set<String> signers = new HashSet<>();
    for (SignatureEntry entry : entries) {
      Optional<String> problem = signer(entry, spec, statement);
      if (problem.isPresent()) {
        return problem;
      }
      if (!signers.add(entry.approver())) {
        return Optional.of(entry.approver() + " has signed twice, which counts once");
      }
    }
    return Optional.empty();
  }

  private Optional<String> signer(
      SignatureEntry entry, ChangeApprovalSpec spec, Statement statement) {
    return switch (SignatureCheck.of(entry, spec.statement(), approvers)) {
      case SignatureCheck.Bad(String reason) -> Optional.of(reason);
      case SignatureCheck.Good(String approver, var key) -> {
        if (Requirements.endItself(statement.requirements(), key.fingerprint())) {
          yield Optional.empty();
        }
        if (Votes.isRequester(approver, statement.requester().username(), approvers)) {
          yield Optional.of(approver + " is the requester, nobody approves their own request");
        }
        if (!inRequiredGroup(approver, statement)) {
          yield Optional.of(
              approver + " is in none of the groups that are asked for: " + groups(statement));
        }
        boolean hardwareOnly = statement.requirements().stream().allMatch(Requirement::hardware);
        yield hardwareOnly && !key.hardware()
            ? Optional.of("only hardware keys count for this request")
            : Optional.empty();
      }
    };
  }

  private Optional<String> reject(Statement statement, String rejectedBy, Identity creator) {
    String username = creator.requester().username();
    List<String> entitled =
        evidence.approvers().keySet().stream()
            .filter(name -> approvers.is(name, username) && inRequiredGroup(name, statement))
            .sorted()
            .toList();
    if (entitled.isEmpty()) {
      return Optional.of(
          "only a subject of an Approver in one of these groups can reject this request: "
              + groups(statement));
    }
    return rejectedBy.isEmpty() || entitled.contains(rejectedBy)
        ? Optional.empty()
        : Optional.of(
            "annotation %s says %s, but you are %s"
                .formatted(
                    ApprovalEvidence.REJECTED_BY,
                    OneLine.of(rejectedBy, 253),
                    String.join(", ", entitled)));
  }

  private boolean inRequiredGroup(String approver, Statement statement) {
    return statement.requirements().stream()
        .anyMatch(requirement -> approvers.inGroup(approver, requirement.group()));
  }

  private static String groups(Statement statement) {
    return String.join(
        ", ",
        statement.requirements().stream().map(Requirement::group).distinct().sorted().toList());
  }
}
