package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.ApproverStatus;
import dev.holdfast.api.v1alpha1.ApproverStatus.KeyStatus;
import dev.holdfast.core.approval.Approvers.RegisteredKey;
import dev.holdfast.core.approval.sshsig.SshKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of an Approver: which of its keys count. */
public final class ApproverStatuses {
  private ApproverStatuses() {}

  /**
   * The status as it should be now.
   *
   * @param approvers all of them, since a key registered twice counts for none
   * @param before the status as it is
   * @param generation of the Approver
   */
  public static ApproverStatus of(
      String name,
      Approvers approvers,
      @Nullable ApproverStatus before,
      @Nullable Long generation,
      Instant now) {
    List<RegisteredKey> keys = approvers.keys(name);
    int valid = (int) keys.stream().filter(RegisteredKey::counts).count();
    boolean agent = approvers.isAgent(name);
    StatusCondition ready =
        StatusCondition.of(before == null ? null : before.conditions(), "Ready", generation);
    return new ApproverStatus(
        List.of(
            agent
                ? ready.now(false, "IsAgent", "an AgentIdentity matches one of the subjects", now)
                : ready.now(
                    valid > 0,
                    valid > 0 ? "KeysValid" : "NoValidKey",
                    "%d of %d keys count".formatted(valid, keys.size()),
                    now)),
        keys.stream().map(ApproverStatuses::key).toList(),
        valid);
  }

  private static KeyStatus key(RegisteredKey key) {
    return new KeyStatus(
        key.key().map(SshKey::fingerprint).orElse(null),
        key.key().map(SshKey::type).orElse(null),
        key.key().map(SshKey::hardware).orElse(null),
        key.counts(),
        key.counts() ? null : OneLine.of(key.problem(), 1024));
  }
}
