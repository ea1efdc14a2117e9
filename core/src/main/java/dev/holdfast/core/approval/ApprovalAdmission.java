package dev.holdfast.core.approval;

/** Whether a ChangeApproval may be created. */
public sealed interface ApprovalAdmission {
  /** It may count one day. */
  record Acceptable() implements ApprovalAdmission {}

  /**
   * It can never count.
   *
   * @param message one line
   */
  record Refused(String message) implements ApprovalAdmission {}
}
