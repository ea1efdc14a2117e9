package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus.CountedApproval;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of a ChangeRequest, for people and {@code kubectl wait}. It says what its statement
 * asks for and what has been signed; whether the change passes is decided anew when it is tried.
 */
public final class RequestStatus {
  private static final int SUMMARY_LIMIT = 400;

  private final String name;
  private final ApprovalEvidence evidence;
  private final Map<String, AgentIdentitySpec> agents;
  private final Instant now;

  private RequestStatus(
      String name, ApprovalEvidence evidence, Map<String, AgentIdentitySpec> agents, Instant now) {
    this.name = name;
    this.evidence = evidence;
    this.agents = agents;
    this.now = now;
  }

  /**
   * The status as it should be now. {@code Executed} and {@code Rejected} last.
   *
   * @param name of the ChangeRequest
   * @param evidence with this request, its approvals and all approvers
   * @param before the status as it is
   * @param generation of the ChangeRequest
   */
  public static ChangeRequestStatus of(
      String name,
      ApprovalEvidence evidence,
      Map<String, AgentIdentitySpec> agents,
      @Nullable ChangeRequestStatus before,
      @Nullable Long generation,
      Instant now) {
    return new RequestStatus(name, evidence, agents, now)
        .status(
            StatusCondition.of(
                before == null ? null : before.conditions(), "Approved", generation));
  }

  /** When this status changes by itself, because a window begins or ends; empty when it doesn't. */
  public static Optional<Instant> nextChange(String statement, Instant now) {
    return switch (StatementParser.parse(statement)) {
      case ParsedStatement.Malformed(String ignored) -> Optional.empty();
      case ParsedStatement.Parsed(Statement parsed) ->
          now.isBefore(parsed.notAfter()) ? Optional.of(parsed.notAfter()) : Optional.empty();
    };
  }

  private ChangeRequestStatus status(StatusCondition approved) {
    HeldRequest held = evidence.requests().get(name);
    ParsedStatement parsed =
        held == null
            ? new ParsedStatement.Malformed("there is no such request")
            : StatementParser.parse(held.statement());
    return switch (parsed) {
      case ParsedStatement.Malformed(String message) ->
          new ChangeRequestStatus(
              List.of(approved.now(false, "Malformed", message, now)),
              null,
              null,
              null,
              null,
              null,
              message,
              List.of(),
              null);
      case ParsedStatement.Parsed(Statement statement) -> status(statement, approved);
    };
  }

  private ChangeRequestStatus status(Statement statement, StatusCondition approved) {
    SignedSoFar signed = SignedSoFar.of(statement, evidence, agents, now);
    Phase phase = phase(statement, signed);
    return new ChangeRequestStatus(
        List.of(condition(phase, signed, approved)),
        phase.name(),
        statement.change().operation().name(),
        OneLine.of(statement.change().shown(), 1024),
        OneLine.of(statement.requester().username(), 1024),
        statement.notAfter().toString(),
        summary(statement),
        counted(signed),
        signed.tally());
  }

  private enum Phase {
    Pending,
    Approved,
    Rejected,
    Executed,
    Expired
  }

  private Phase phase(Statement statement, SignedSoFar signed) {
    HeldRequest held = evidence.requests().get(name);
    boolean executed =
        (held != null && held.executed())
            || evidence.approvals().stream().anyMatch(each -> each.executed() && names(each));
    if (executed) {
      return Phase.Executed;
    }
    if (RequestState.of(name, evidence) instanceof RequestState.Over) {
      return Phase.Rejected;
    }
    if (!now.isBefore(statement.notAfter())) {
      return Phase.Expired;
    }
    return signed.enough() ? Phase.Approved : Phase.Pending;
  }

  private Condition condition(Phase phase, SignedSoFar signed, StatusCondition approved) {
    return switch (phase) {
      case Pending -> approved.now(false, "SignaturesMissing", missing(signed), now);
      case Approved -> approved.now(true, "Approved", "repeat the change to make it", now);
      case Rejected -> approved.now(false, "Rejected", over(), now);
      case Executed -> approved.now(approved.held(), "Executed", "the change was made", now);
      case Expired -> approved.now(false, "Expired", "repeat the change for a new request", now);
    };
  }

  private String over() {
    return RequestState.of(name, evidence) instanceof RequestState.Over(String why)
        ? "the request " + why
        : "";
  }

  private static String missing(SignedSoFar signed) {
    List<String> lines = new ArrayList<>();
    for (Tally tally : signed.tallies()) {
      if (tally.missing() > 0) {
        lines.add(
            "%d more of %s (%s)"
                .formatted(
                    tally.missing(), tally.requirement().from(), tally.requirement().code()));
      }
    }
    lines.addAll(signed.problems());
    return OneLine.of(String.join("; ", lines), 4096);
  }

  private boolean names(NamedApproval approval) {
    return StatementParser.requestNamed(approval.spec().statement()).equals(Optional.of(name));
  }

  private static List<CountedApproval> counted(SignedSoFar signed) {
    List<CountedApproval> counted = new ArrayList<>();
    for (Tally tally : signed.tallies()) {
      for (String approver : tally.approvers()) {
        signed.signers().stream()
            .filter(signer -> signer.approver().equals(approver))
            .map(Signer::approval)
            .findFirst()
            .map(approval -> new CountedApproval(approval, approver, tally.requirement().group()))
            .ifPresent(counted::add);
      }
    }
    return counted.stream().distinct().toList();
  }

  private static String summary(Statement statement) {
    String first =
        statement.impact().lines().isEmpty()
            ? statement.requirements().getFirst().message()
            : statement.impact().lines().getFirst();
    int more = statement.impact().items() - 1;
    return OneLine.of(more > 0 ? first + ", and " + more + " more" : first, SUMMARY_LIMIT);
  }
}
