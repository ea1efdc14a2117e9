package dev.holdfast.operator.trust;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverStatus;
import dev.holdfast.api.v1alpha1.ApproverStatus.KeyStatus;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.Approvers;
import dev.holdfast.core.approval.Approvers.RegisteredKey;
import dev.holdfast.core.approval.sshsig.SshKey;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;

/** What an approver's status says: which keys count, and why others don't. */
final class ApproverReport {
  private ApproverReport() {}

  static ApproverStatus of(Approver approver, Approvers all, Instant now) {
    String name = approver.getMetadata().getName();
    boolean isAgent = all.isAgent(name);
    List<KeyStatus> keys = all.keys(name).stream().map(ApproverReport::key).toList();
    int valid = isAgent ? 0 : (int) keys.stream().filter(KeyStatus::valid).count();
    Condition ready =
        Conditions.next(
            approver.getStatus() == null ? null : approver.getStatus().conditions(),
            "Ready",
            Conditions.status(valid > 0),
            approver.getMetadata().getGeneration(),
            reason(isAgent, valid),
            message(isAgent, valid, keys),
            now);
    return new ApproverStatus(List.of(ready), keys, valid);
  }

  private static String reason(boolean isAgent, int valid) {
    if (isAgent) {
      return "IsAgent";
    }
    return valid > 0 ? "KeysValid" : "NoValidKey";
  }

  private static String message(boolean isAgent, int valid, List<KeyStatus> keys) {
    if (isAgent) {
      return "an AgentIdentity matches one of its subjects, so it is no human";
    }
    List<String> problems =
        keys.stream().filter(key -> !key.valid()).map(ApproverReport::problem).toList();
    String counts = valid + " of " + keys.size() + " keys count";
    return problems.isEmpty() ? counts : counts + "; " + String.join("; ", problems);
  }

  private static String problem(KeyStatus key) {
    return (key.fingerprint() == null ? "" : key.fingerprint() + ": ") + key.message();
  }

  private static KeyStatus key(RegisteredKey registered) {
    return new KeyStatus(
        registered.key().map(SshKey::fingerprint).orElse(null),
        registered.key().map(SshKey::type).orElse(null),
        registered.key().map(SshKey::hardware).orElse(null),
        registered.counts(),
        registered.counts() ? null : registered.problem());
  }
}
