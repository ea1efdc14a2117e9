package dev.holdfast.core.approval;

import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a ChangeRequest stands, whatever has been signed for it. */
sealed interface RequestState {
  /** It can still be approved. */
  record Open(Statement statement, String text) implements RequestState {}

  /** There is none of this name. */
  record Missing() implements RequestState {}

  /**
   * Nothing can approve it any more.
   *
   * @param why one line, as in "request chr-… {why}"
   */
  record Over(String why) implements RequestState {}

  static RequestState of(String name, ApprovalEvidence evidence) {
    HeldRequest held = evidence.requests().get(name);
    for (NamedApproval approval : evidence.approvals()) {
      boolean names =
          StatementParser.requestNamed(approval.spec().statement()).equals(Optional.of(name));
      if (names && approval.spec().decision().equals("Reject")) {
        return new Over(rejected(approval));
      }
      if (names && approval.executed()) {
        return new Over("was already used");
      }
    }
    return held == null ? new Missing() : of(name, held);
  }

  private static RequestState of(String name, HeldRequest held) {
    if (held.executed()) {
      return new Over("was already used");
    }
    return switch (StatementParser.parse(held.statement())) {
      case ParsedStatement.Malformed(String message) -> new Over("can't be read: " + message);
      case ParsedStatement.Parsed(Statement statement) ->
          statement.request().equals(name)
              ? new Open(statement, held.statement())
              : new Over("holds the statement of another one");
    };
  }

  private static String rejected(NamedApproval approval) {
    String by = approval.rejectedBy().isEmpty() ? approval.name() : approval.rejectedBy();
    @Nullable String reason = approval.spec().reason();
    return "was rejected by %s: %s"
        .formatted(OneLine.of(by, 253), OneLine.of(reason == null ? "" : reason, 512));
  }
}
