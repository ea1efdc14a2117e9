package dev.holdfast.core.approval;

import java.time.Instant;
import java.util.List;

/** Whether signatures let a change through. */
public sealed interface ApprovalResult {
  /**
   * Every requirement is met.
   *
   * @param approvals names of the ChangeApprovals that count, sorted
   * @param signers whose signatures count
   */
  record Satisfied(List<String> approvals, List<Signer> signers) implements ApprovalResult {
    public Satisfied {
      approvals = List.copyOf(approvals);
      signers = List.copyOf(signers);
    }
  }

  /**
   * Something is still missing.
   *
   * @param request what to sign: the open ChangeRequest, or the one to create
   * @param tallies how far each requirement is
   * @param differences one line for each approval present that doesn't count and why, closest
   *     first, at most 5
   */
  record Unmet(WrittenStatement request, List<Tally> tallies, List<String> differences)
      implements ApprovalResult {
    public Unmet {
      tallies = List.copyOf(tallies);
      differences = List.copyOf(differences);
    }
  }

  /**
   * Enough is signed, and it doesn't count yet.
   *
   * @param from when it does
   */
  record Early(List<Tally> tallies, Instant from) implements ApprovalResult {
    public Early {
      tallies = List.copyOf(tallies);
    }
  }

  /**
   * The request of this time is over: rejected, or already used. No new one can be made before the
   * next period begins.
   *
   * @param request name of the ChangeRequest
   * @param message one line: who ended it and why, and when a new request can be made
   */
  record Ended(String request, String message) implements ApprovalResult {}

  /** Votes for one requirement; {@code approvers} are those that count. */
  record Tally(Requirement requirement, List<String> approvers) {
    public Tally {
      approvers = List.copyOf(approvers);
    }

    /** Signatures still missing. */
    public int missing() {
      return Math.max(0, requirement.count() - approvers.size());
    }
  }

  /** An approver whose signature is good, and the key that made it. */
  record Signer(String approval, String approver, String fingerprint, boolean hardware) {}
}
