package dev.holdfast.it;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * Scaling a StatefulSet down is free while its claims are retained, and refused when they would go,
 * through the scale subresource as through the object.
 */
@HoldfastTest
class ScaleIT {
  @Test
  void downWithRetainGoesUnnoticed(Guarded guarded, Twins twins) {
    guarded.admin().apply(WeakeningIT.statefulSet(twins)).orThrow();
    Answer.to(
            guarded
                .agent()
                .run("scale", "statefulset", "pg", "-n", twins.production(), "--replicas=0"))
        .isUnnoticed();
  }

  @Test
  void downWithDeleteIsRefused(Guarded guarded, Twins twins) {
    guarded
        .admin()
        .apply(
            WeakeningIT.statefulSet(twins)
                + "  persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Delete}\n")
        .orThrow();
    Answer.to(
            guarded
                .agent()
                .run("scale", "statefulset", "pg", "-n", twins.production(), "--replicas=0"))
        .isDenied("HF-VOL-001");
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch",
                    "statefulset",
                    "pg",
                    "-n",
                    twins.production(),
                    "--type=merge",
                    "-p",
                    "{\"spec\": {\"replicas\": 0}}"))
        .isDenied("HF-VOL-001");
  }

  /** Replicas below the first ordinal are scaled away as well. */
  @Test
  void movingTheFirstOrdinalWithDeleteIsRefused(Guarded guarded, Twins twins) {
    guarded
        .admin()
        .apply(
            WeakeningIT.statefulSet(twins)
                + "  persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Delete}\n")
        .orThrow();
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch",
                    "statefulset",
                    "pg",
                    "-n",
                    twins.production(),
                    "--type=merge",
                    "-p",
                    "{\"spec\": {\"ordinals\": {\"start\": 3}}}"))
        .isDenied("HF-VOL-001");
  }

  /** A set that adopts production's claims and has no place for them. */
  @Test
  void aNewSetWithoutRoomForExistingClaimsIsRefused(Guarded guarded, Twins twins) {
    String set =
        WeakeningIT.statefulSet(twins)
            + "  ordinals: {start: 3}\n"
            + "  persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Delete}\n";
    Answer.to(guarded.agent().create(set)).isDenied("HF-VOL-001");
  }
}
