package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import dev.holdfast.operator.trust.GroupStrength;
import dev.holdfast.operator.trust.TrustRoot;
import dev.holdfast.operator.write.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The operator's part of the bundle's status; replicas write their own entries. */
final class BundleStatus {
  private static final List<String> OURS = List.of("Ready", "TrustRootOpen", "GroupsStaffed");

  private BundleStatus() {}

  static PolicyBundleStatus of(
      PolicyBundle bundle,
      Optional<String> tooLarge,
      TrustRoot root,
      GroupStrength groups,
      Instant now) {
    ReplicaCount count = ReplicaCount.of(Optional.of(bundle));
    String replicas = count + " replicas run it";
    Condition ready =
        tooLarge
            .map(problem -> condition(bundle, "Ready", false, "BundleTooLarge", problem, now))
            .orElseGet(
                () ->
                    condition(
                        bundle,
                        "Ready",
                        count.isEvery(),
                        count.isEvery() ? "EveryReplica" : "RollingOut",
                        replicas,
                        now));
    Condition open =
        condition(
            bundle,
            "TrustRootOpen",
            !root.closed(),
            root.closed() ? "Closed" : "Open",
            root.because(),
            now);
    Condition staffed =
        condition(
            bundle,
            "GroupsStaffed",
            groups.isEnough(),
            groups.isEnough() ? "Enough" : "BelowMinimum",
            groups.message(),
            now);
    return new PolicyBundleStatus(
        List.of(ready, open, staffed),
        null,
        count.toString(),
        bundle.getSpec().entrypoints().size());
  }

  /** Whether the status already says so. */
  static boolean isSame(PolicyBundle bundle, PolicyBundleStatus wanted) {
    PolicyBundleStatus found = bundle.getStatus();
    if (found == null) {
      return false;
    }
    return OURS.stream()
            .allMatch(
                type ->
                    Conditions.find(found.conditions(), type)
                        .equals(Conditions.find(wanted.conditions(), type)))
        && Objects.equals(found.readyReplicas(), wanted.readyReplicas())
        && Objects.equals(found.policies(), wanted.policies());
  }

  private static Condition condition(
      PolicyBundle bundle, String type, boolean holds, String reason, String message, Instant now) {
    return Conditions.next(
        bundle.getStatus() == null ? null : bundle.getStatus().conditions(),
        type,
        Conditions.status(holds),
        bundle.getMetadata().getGeneration(),
        reason,
        message,
        now);
  }
}
