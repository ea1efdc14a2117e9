package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Unwatched;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarded data can't be handed to the garbage collector: neither by an owner that is about to be
 * deleted, nor by one that never existed, nor by an owner from before Holdfast came.
 */
@HoldfastTest
class OwnerReferenceIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @BeforeEach
  void makeAnOwner(Guarded guarded, Twins twins) {
    guarded.admin().must("create", "configmap", "owner", "-n", twins.staging());
  }

  @Test
  void toAConfigMap(Guarded guarded, Twins twins) {
    String uid = twins.uidOf("configmap/owner", twins.staging());
    Answer.to(guarded.agent().run(adoption(twins, uid))).isDenied("HF-TRK-001");
  }

  @Test
  void toAnOwnerThatNeverWas(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run(adoption(twins, "11111111-2222-3333-4444-555555555555")))
        .isDenied("HF-TRK-001");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"background", "foreground"})
  void anOldOwnersDeletionDoesNotTakeTheClaim(String cascade, Guarded guarded, Twins twins) {
    adoptWhileNobodyWatches(guarded, twins);
    guarded
        .agent()
        .run(
            "delete",
            "configmap",
            "owner",
            "-n",
            twins.staging(),
            "--cascade=" + cascade,
            "--wait=false");
    Await.until(
        "the garbage collector to be refused",
        LIMIT,
        () ->
            guarded.webhook().lines().stream()
                .anyMatch(
                    line ->
                        line.contains("generic-garbage-collector")
                            && line.contains(twins.staging())));
    assertThat(
            guarded
                .admin()
                .must(
                    "get",
                    "pvc",
                    Twins.CLAIM,
                    "-n",
                    twins.staging(),
                    "-o",
                    "jsonpath={.metadata.deletionTimestamp}"))
        .isEmpty();
  }

  /** As if the reference had been there before Holdfast was installed. */
  private static void adoptWhileNobodyWatches(Guarded guarded, Twins twins) {
    String uid = twins.uidOf("configmap/owner", twins.staging());
    new Unwatched(guarded).run(() -> guarded.admin().must(adoption(twins, uid)));
  }

  private static String[] adoption(Twins twins, String uid) {
    return new String[] {
      "patch",
      "pvc",
      Twins.CLAIM,
      "-n",
      twins.staging(),
      "--type=merge",
      "-p",
      "{\"metadata\": {\"ownerReferences\": [{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"name\": \"owner\", \"uid\": \"%s\"}]}}"
          .formatted(uid)
    };
  }
}
