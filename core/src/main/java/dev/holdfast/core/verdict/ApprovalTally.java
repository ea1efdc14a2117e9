package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.util.List;
import java.util.stream.Collectors;

/** How far approvals are, in words: {@code 1 of 2 approvals of group dba (dana)}. */
final class ApprovalTally {
  private ApprovalTally() {}

  static String of(List<Tally> tallies) {
    return tallies.stream().map(ApprovalTally::one).distinct().collect(Collectors.joining(", "));
  }

  private static String one(Tally tally) {
    String who =
        tally.approvers().isEmpty() ? "" : " (" + String.join(", ", tally.approvers()) + ")";
    return "%d of %d approvals of group %s%s"
        .formatted(
            Math.min(tally.approvers().size(), tally.requirement().count()),
            tally.requirement().count(),
            tally.requirement().group(),
            who);
  }
}
