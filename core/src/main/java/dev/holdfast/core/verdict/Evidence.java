package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Live reads that a decision may need, past every cache. Implementations bound each call by the
 * request's deadline and answer {@link LiveObject.Unreadable} instead of throwing.
 */
public interface Evidence {
  /** Reads these objects in parallel; every given ref has an answer. */
  Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs);

  /**
   * Reads every ChangeApproval and every Approver, then the ChangeRequests of these names and those
   * that the approvals name ({@link ApprovalEvidence#namedRequests}).
   *
   * @throws EvidenceException when any of it can't be read; a ChangeRequest that doesn't exist is
   *     no failure
   */
  ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException;

  /**
   * Reads the MaintenanceWindow; empty when there is none. Who can't read it answers that too,
   * since an unknown window counts as closed.
   *
   * @throws EvidenceException when it can't be read
   */
  default Optional<HeldWindow> window() throws EvidenceException {
    return Optional.empty();
  }

  /** The same without any sparing, for what is allowed by it at once. */
  default Evidence pastCaches() {
    return this;
  }
}
