package dev.holdfast.operator.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.operator.settings.Settings;
import java.util.List;

/**
 * Whether changes of who may sign need signatures themselves.
 *
 * @param closed once true it stays so
 * @param because one phrase for people
 */
public record TrustRoot(boolean closed, String because) {
  /** The group that guards the guard. */
  public static final String GROUP = "trust";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A root that was closed before: nothing opens it again, also when all keys expire. */
  public static TrustRoot alreadyClosed() {
    return new TrustRoot(true, "it was closed before");
  }

  /** Without good settings nobody knows who should be in. */
  public static TrustRoot unknown(String problem) {
    return new TrustRoot(false, problem);
  }

  /**
   * Decides for a root that is still open.
   *
   * @param approvers as they are in the cluster
   * @param trusted valid humans in group {@code trust}
   */
  public static TrustRoot of(Settings settings, List<Approver> approvers, int trusted) {
    if (!settings.approvers().isEmpty()) {
      List<String> missing =
          settings.approvers().stream()
              .filter(first -> !isApplied(first, approvers))
              .map(Settings.FirstApprover::name)
              .toList();
      return missing.isEmpty()
          ? new TrustRoot(true, "every approver of the settings is applied")
          : new TrustRoot(false, "these approvers of the settings aren't applied yet: " + missing);
    }
    int needed = settings.trustCount() + 1;
    return trusted >= needed
        ? new TrustRoot(true, "group trust has " + trusted + " valid humans")
        : new TrustRoot(
            false,
            "group trust has " + trusted + " valid humans of the " + needed + " that close it");
  }

  private static boolean isApplied(Settings.FirstApprover first, List<Approver> approvers) {
    return approvers.stream()
        .filter(approver -> approver.getMetadata().getName().equals(first.name()))
        .anyMatch(approver -> isSame(approver.getSpec(), first.spec()));
  }

  private static boolean isSame(ApproverSpec one, ApproverSpec other) {
    return JSON.valueToTree(one).equals(JSON.valueToTree(other));
  }
}
