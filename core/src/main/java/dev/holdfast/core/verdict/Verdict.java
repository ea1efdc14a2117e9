package dev.holdfast.core.verdict;

import java.util.List;

/** What happens to a change. */
public sealed interface Verdict {
  /**
   * It passes.
   *
   * @param approvals names of the ChangeApprovals that lifted a requirement; empty when none was
   *     needed
   */
  record Allow(List<String> approvals) implements Verdict {}

  /**
   * It is refused.
   *
   * @param reasons essentials first, never empty
   */
  record Deny(List<Reason> reasons) implements Verdict {}

  /**
   * It is refused because the guard couldn't tell.
   *
   * @param reason stable CamelCase: CannotVerify, InventoryStale, NotReady, DeadlineExceeded, …
   */
  record Fault(String reason, List<Reason> reasons) implements Verdict {}
}
