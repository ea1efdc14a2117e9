package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.RequesterClass;
import java.util.Optional;

/**
 * What an open MaintenanceWindow lets pass: changes of the guard's own objects that need signatures
 * otherwise, by its requester and by our operator. What is refused stays refused, and whatever
 * isn't the guard's own isn't judged here.
 */
public final class WindowPass {
  private WindowPass() {}

  /** Whether a window could let it pass; if so the window has to be read live. */
  public static boolean isPossible(TrustMatter matter, TrustResult result) {
    return result instanceof TrustResult.NeedsTrust
        && !isWindow(matter.change())
        && matter.identity().requesterClass() != RequesterClass.Agent;
  }

  /** What becomes of it; the same result when the window isn't open to this requester. */
  public static TrustResult judge(
      TrustMatter matter, TrustResult result, Optional<HeldWindow> window) {
    if (!(result instanceof TrustResult.NeedsTrust needed)
        || !isPossible(matter, result)
        || window.isEmpty()) {
      return result;
    }
    return WindowState.of(window.get().spec(), matter.now()) instanceof WindowState.Open open
            && isOpenTo(matter, open)
        ? new TrustResult.FreeInWindow(
            "passed in the maintenance window, open to %s until %s: %s"
                .formatted(open.requester(), open.until(), needed.requirement().message()),
            window.get().resourceVersion())
        : result;
  }

  /** One that is open for longer than it may be wasn't opened by our rules. */
  private static boolean isOpenTo(TrustMatter matter, WindowState.Open window) {
    String username = matter.identity().requester().username();
    return !window.until().isAfter(matter.now().plus(WindowState.LONGEST))
        && (username.equals(window.requester()) || username.equals(matter.root().operator()));
  }

  /**
   * The window itself, or the definition of its kind: a default written into that would open it
   * again and again.
   */
  private static boolean isWindow(Change change) {
    return WindowTrust.concerns(change)
        || (DefinitionTrust.concerns(change)
            && change.name().equals(MaintenanceWindow.RESOURCE + "." + ApiGroup.NAME));
  }
}
