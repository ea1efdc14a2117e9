package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus.Signer;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a ChangeApproval, for people; nothing trusts it. */
public final class ApprovalStatus {
  private final NamedApproval approval;
  private final ApprovalEvidence evidence;
  private final Approvers approvers;
  private final Instant now;

  private ApprovalStatus(
      NamedApproval approval, ApprovalEvidence evidence, Approvers approvers, Instant now) {
    this.approval = approval;
    this.evidence = evidence;
    this.approvers = approvers;
    this.now = now;
  }

  /**
   * The status as it should be now.
   *
   * @param evidence with the request that it names and all approvers
   * @param before the status as it is
   * @param generation of the ChangeApproval
   */
  public static ChangeApprovalStatus of(
      NamedApproval approval,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      @Nullable ChangeApprovalStatus before,
      @Nullable Long generation,
      Instant now) {
    Approvers approvers = Approvers.of(evidence.approvers(), agents, now);
    return new ApprovalStatus(approval, evidence, approvers, now).status(before, generation);
  }

  /** Why it isn't verified: a stable word and a line. */
  private record Failure(String reason, String message) {}

  private ChangeApprovalStatus status(
      @Nullable ChangeApprovalStatus before, @Nullable Long generation) {
    List<Condition> known = before == null ? null : before.conditions();
    Optional<String> request = StatementParser.requestNamed(approval.spec().statement());
    boolean executed = request.map(this::executed).orElse(false);
    List<Signer> signers = new ArrayList<>();
    Optional<Failure> failure = failure(signers);
    List<Condition> conditions = new ArrayList<>();
    StatusCondition verified = StatusCondition.of(known, "Verified", generation);
    conditions.add(
        failure
            .map(each -> verified.now(false, each.reason(), each.message(), now))
            .orElseGet(() -> verified.now(true, "Verified", "every signature is good", now)));
    conditions.add(
        StatusCondition.of(known, "Executed", generation)
            .now(
                executed,
                executed ? "Executed" : "NotExecuted",
                executed ? "the change was made, the approval is spent" : "",
                now));
    return new ChangeApprovalStatus(
        conditions,
        request.orElse(null),
        executedAt(executed, before),
        signers,
        signers.stream().map(Signer::approver).distinct().collect(Collectors.joining(", ")));
  }

  private boolean executed(String request) {
    return approval.executed()
        || Optional.ofNullable(evidence.requests().get(request))
            .map(ApprovalEvidence.HeldRequest::executed)
            .orElse(false);
  }

  private @Nullable String executedAt(boolean executed, @Nullable ChangeApprovalStatus before) {
    if (!executed) {
      return null;
    }
    return before != null && before.executedAt() != null
        ? before.executedAt()
        : now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Optional<Failure> failure(List<Signer> signers) {
    return switch (StatementParser.parse(approval.spec().statement())) {
      case ParsedStatement.Malformed(String message) ->
          Optional.of(new Failure("StatementMalformed", message));
      case ParsedStatement.Parsed(Statement statement) -> {
        boolean approve = approval.spec().decision().equals("Approve");
        Votes votes =
            Votes.of(
                List.of(approval),
                statement.requester().username(),
                statement.requirements(),
                approvers);
        votes
            .signers()
            .forEach(
                signer ->
                    signers.add(
                        new Signer(signer.approver(), signer.fingerprint(), signer.hardware())));
        Optional<Failure> bad =
            votes.problems().stream().findFirst().map(each -> new Failure("SignatureBad", each));
        yield bad.or(() -> approve ? mismatch(statement) : Optional.empty());
      }
    };
  }

  private Optional<Failure> mismatch(Statement statement) {
    // Being spent is told by Executed; the signature is as good as it was.
    return executed(statement.request())
        ? Optional.empty()
        : StatementMatch.expired(statement, now)
            .map(reason -> new Failure("Expired", reason))
            .or(
                () ->
                    StatementMatch.withRequest(statement, evidence)
                        .map(reason -> new Failure("RequestMismatch", reason)));
  }
}
