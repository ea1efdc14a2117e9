package dev.holdfast.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.operator.write.WriteOutcome;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleWatchTest {
  private final BundleWatch watch = new BundleWatch();

  @Test
  void knowsNothingBeforeItsFirstWrite() {
    assertThat(watch.strange(Optional.empty())).isEmpty();
    assertThat(watch.strange(bundle("u", 5))).isEmpty();
  }

  @Test
  void noticesForeignHands() {
    watch.wrote(new WriteOutcome.Done("u", 3));
    assertThat(watch.strange(bundle("u", 3))).isEmpty();
    assertThat(watch.strange(bundle("u", 4))).hasValue("somebody else wrote it");
    assertThat(watch.strange(bundle("v", 3))).hasValue("somebody deleted and recreated it");
    assertThat(watch.strange(Optional.empty())).hasValue("somebody deleted it");
  }

  private static Optional<PolicyBundle> bundle(String uid, long generation) {
    PolicyBundle bundle = new PolicyBundle();
    bundle.setMetadata(new ObjectMetaBuilder().withUid(uid).withGeneration(generation).build());
    return Optional.of(bundle);
  }
}
