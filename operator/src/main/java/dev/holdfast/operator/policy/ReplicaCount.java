package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import java.util.List;
import java.util.Optional;

/**
 * Webhook replicas that run a revision, of those that there are.
 *
 * @param running that report the revision
 * @param total that report anything
 */
record ReplicaCount(int running, int total) {
  static ReplicaCount of(Optional<PolicyBundle> bundle) {
    if (bundle.isEmpty()) {
      return new ReplicaCount(0, 0);
    }
    String revision = bundle.get().getSpec().revision();
    List<PolicyBundleStatus.Replica> replicas = replicas(bundle.get());
    long running = replicas.stream().filter(replica -> revision.equals(replica.revision())).count();
    return new ReplicaCount((int) running, replicas.size());
  }

  static List<PolicyBundleStatus.Replica> replicas(PolicyBundle bundle) {
    PolicyBundleStatus status = bundle.getStatus();
    return status == null || status.replicas() == null ? List.of() : status.replicas();
  }

  boolean isEvery() {
    return total > 0 && running == total;
  }

  @Override
  public String toString() {
    return running + "/" + total;
  }
}
