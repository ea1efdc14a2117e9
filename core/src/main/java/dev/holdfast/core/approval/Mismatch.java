package dev.holdfast.core.approval;

import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.change.Change;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * An approval that isn't for the change at hand, and the first thing that says so.
 *
 * @param distance how little it has to do with the change; smaller comes first
 */
record Mismatch(String approval, String reason, int distance) implements Comparable<Mismatch> {
  private static final Comparator<Mismatch> ORDER =
      Comparator.comparingInt((Mismatch each) -> each.distance()).thenComparing(Mismatch::approval);

  /** Another kind, another name, and elsewhere. */
  private static final int FAR = 16;

  private static final int UNREADABLE = 99;

  /** Empty when the approval is for exactly this change, now. */
  static Optional<Mismatch> of(
      NamedApproval approval, ApprovalMatter matter, ApprovalEvidence evidence) {
    return switch (StatementParser.parse(approval.spec().statement())) {
      case ParsedStatement.Malformed(String message) ->
          Optional.of(new Mismatch(approval.name(), message, UNREADABLE));
      case ParsedStatement.Parsed(Statement signed) ->
          Differences.ofChange(signed, matter)
              .or(() -> Differences.ofCircumstances(signed, matter))
              .or(() -> StatementMatch.withRequest(signed, evidence))
              .or(() -> StatementMatch.withTime(signed, matter.now()))
              .map(reason -> new Mismatch(approval.name(), reason, distance(signed, matter)));
    };
  }

  /** Whether it could have been meant for this change, as far as anybody can tell. */
  boolean isNear() {
    return distance < FAR || distance == UNREADABLE;
  }

  String line() {
    return OneLine.of("approval " + approval + ": " + reason, 2 * ItemLine.LIMIT);
  }

  @Override
  public int compareTo(Mismatch other) {
    return ORDER.compare(this, other);
  }

  private static int distance(Statement signed, ApprovalMatter matter) {
    Change change = matter.change();
    Statement.Target target = signed.change();
    int distance = 0;
    distance += target.name().equals(Exact.of(change.name())) ? 0 : 2;
    distance += target.namespace().equals(Exact.of(change.namespace())) ? 0 : 2;
    distance += target.resource().equals(Exact.of(change.kind().resource())) ? 0 : 4;
    distance += target.operation() == change.operation() ? 0 : 2;
    distance +=
        signed.requester().username().equals(Exact.of(matter.identity().requester().username()))
            ? 0
            : 2;
    // Of those that are as near, one for this very object tells most.
    distance += Objects.equals(target.uid(), Exact.of(change.uid())) ? 0 : 1;
    // And of those, one whose impact is still the same.
    return 2 * distance + (signed.impact().digest().equals(matter.impact().digest()) ? 0 : 1);
  }
}
