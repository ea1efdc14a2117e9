package dev.holdfast.it;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/** A finalizer that protects guarded data is removed by nobody but its own controller. */
@HoldfastTest
class FinalizerIT {
  private static final String NONE = "{\"metadata\": {\"finalizers\": null}}";

  @Test
  void ofAClaimIsNotForStrangers(Guarded guarded, Twins twins) {
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch", "pvc", Twins.CLAIM, "-n", twins.staging(), "--type=merge", "-p", NONE))
        .isDenied("HF-TRK-001");
  }

  @Test
  void ofAVolumeIsNotForStrangers(Guarded guarded, Twins twins) {
    Answer.to(
            guarded
                .agent()
                .run("patch", "pv", twins.productionVolume(), "--type=merge", "-p", NONE))
        .isDenied("HF-TRK-001");
  }

  @Test
  void ofAHarmlessClaimGoesWithItsControllerUnnoticed(Guarded guarded, Twins twins) {
    twins.addClaim("scratch");
    Answer.to(guarded.agent().run("delete", "pvc", "scratch", "-n", twins.staging())).isUnnoticed();
  }
}
