package dev.holdfast.it;

import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/** Everyday work passes without a denial or a warning, in production too. */
@HoldfastTest
class HarmlessIT {
  @Test
  void applyingEverythingTwice(Guarded guarded, Twins twins) {
    String manifests =
        Storage.namespace(twins.staging(), "environment: staging")
            + Storage.pair(
                "pv-" + twins.name() + "-twice",
                "vol-" + twins.name() + "-twice",
                "Delete",
                Claim.of(twins.staging(), "twice"));
    Answer.to(guarded.agent().apply(manifests)).isAllowed();
    twins.awaitBound(twins.staging(), "twice");
    Answer.to(guarded.agent().apply(manifests)).isUnnoticed();
  }

  @Test
  void annotatingResizingAndRetainingProduction(Guarded guarded, Twins twins) {
    Answer.to(
            guarded
                .agent()
                .run("annotate", "pvc", Twins.CLAIM, "-n", twins.production(), "note=checked"))
        .isUnnoticed();
    Answer.to(
            guarded
                .agent()
                .run("label", "pvc", Twins.CLAIM, "-n", twins.production(), "team=orders"))
        .isUnnoticed();
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch",
                    "pv",
                    twins.stagingVolume(),
                    "--type=merge",
                    "-p",
                    "{\"spec\": {\"capacity\": {\"storage\": \"20Gi\"}}}"))
        .isUnnoticed();
  }

  @Test
  void snapshotsTakenAndTheirOwnDeletedAgain(Guarded guarded, Twins twins) {
    twins.addClaim("scratch");
    guarded.snapshots().take(Snapshot.independent(twins.staging(), "scratch", "scratch"));
    Answer.to(guarded.agent().run("delete", "volumesnapshot", "scratch", "-n", twins.staging()))
        .isUnnoticed();
  }

  @Test
  void deploymentsConfigMapsAndSecretsInProduction(Guarded guarded, Twins twins) {
    String namespace = twins.production();
    guarded.agent().must("create", "configmap", "c", "-n", namespace);
    guarded.agent().must("create", "secret", "generic", "s", "-n", namespace);
    guarded
        .agent()
        .must("create", "deployment", "d", "--image=registry.example/d", "-n", namespace);
    Answer.to(
            guarded
                .agent()
                .run("delete", "configmap/c", "secret/s", "deployment/d", "-n", namespace))
        .isUnnoticed();
  }
}
