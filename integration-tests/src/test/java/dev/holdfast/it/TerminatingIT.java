package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Unwatched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An object on its way is guarded like any other: what still holds it isn't taken off by strangers.
 */
@HoldfastTest
class TerminatingIT {
  private static final String HOLD = "{\"metadata\": {\"finalizers\": [\"example.org/hold\"]}}";
  private static final String LET_GO = "{\"metadata\": {\"finalizers\": null}}";

  @BeforeEach
  void deletedBeforeHoldfastCame(Guarded guarded, Twins twins) {
    new Unwatched(guarded)
        .run(
            () -> {
              guarded.admin().must(patch(twins, HOLD));
              guarded
                  .admin()
                  .must("delete", "pvc", Twins.CLAIM, "-n", twins.production(), "--wait=false");
            });
  }

  @Test
  void keepsWhatHoldsIt(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run(patch(twins, LET_GO))).isDenied("HF-TRK-001");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.production())).isTrue();
  }

  private static String[] patch(Twins twins, String patch) {
    return new String[] {
      "patch", "pvc", Twins.CLAIM, "-n", twins.production(), "--type=merge", "-p", patch
    };
  }
}
