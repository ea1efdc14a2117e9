package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/** {@code kubectl replace --force} is a delete in disguise and is refused like one. */
@HoldfastTest
class ReplaceForceIT {
  @Test
  void leavesTheVeryClaim(Guarded guarded, Twins twins) {
    String uid = twins.uidOf("pvc/" + Twins.CLAIM, twins.staging());
    String manifest =
        guarded.admin().must("get", "pvc", Twins.CLAIM, "-n", twins.staging(), "-o", "yaml");
    Answer.to(guarded.agent().command("replace", "--force", "-f", "-").run(manifest))
        .isDenied("HF-VOL-002");
    assertThat(twins.uidOf("pvc/" + Twins.CLAIM, twins.staging())).isEqualTo(uid);
  }
}
