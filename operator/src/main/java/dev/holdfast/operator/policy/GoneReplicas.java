package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which replicas' Pods are gone. */
final class GoneReplicas {
  private GoneReplicas() {}

  /**
   * Compares entries with Pods. Without any webhook Pod nothing is concluded: replicas may run
   * outside of the cluster, as they do with {@code webhook.url}.
   *
   * @param pods the webhook's
   */
  static Set<String> of(PolicyBundle bundle, List<Pod> pods) {
    if (pods.isEmpty()) {
      return Set.of();
    }
    Set<String> names =
        pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
    return ReplicaCount.replicas(bundle).stream()
        .map(PolicyBundleStatus.Replica::pod)
        .filter(pod -> !names.contains(pod))
        .collect(Collectors.toUnmodifiableSet());
  }
}
