package dev.holdfast.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoneReplicasTest {
  @Test
  void findsEntriesWithoutAPod() {
    assertThat(GoneReplicas.of(bundle("a", "b"), List.of(pod("b"), pod("c")))).containsExactly("a");
  }

  @Test
  void concludesNothingWhenReplicasRunOutsideOfTheCluster() {
    assertThat(GoneReplicas.of(bundle("a"), List.of())).isEmpty();
  }

  private static PolicyBundle bundle(String... pods) {
    PolicyBundle bundle = new PolicyBundle();
    bundle.setStatus(
        new PolicyBundleStatus(
            null,
            List.of(pods).stream()
                .map(pod -> new PolicyBundleStatus.Replica(pod, null, null, null, null))
                .toList(),
            null,
            null));
    return bundle;
  }

  private static Pod pod(String name) {
    return new PodBuilder().withNewMetadata().withName(name).endMetadata().build();
  }
}
