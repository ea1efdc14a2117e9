package dev.holdfast.it;

import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * What keeps production data when its claim, snapshot or StatefulSet goes can't be switched to
 * Delete, while the other direction stays free.
 */
@HoldfastTest
class WeakeningIT {
  @Test
  void ofAVolumesReclaimPolicy(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run(reclaim(twins.productionVolume(), "Delete")))
        .isDenied("HF-VOL-001");
    Answer.to(guarded.agent().run(reclaim(twins.stagingVolume(), "Retain"))).isUnnoticed();
  }

  @Test
  void ofASnapshotContentsDeletionPolicy(Guarded guarded, Twins twins) {
    guarded
        .snapshots()
        .take(
            new Snapshot(
                twins.production(),
                "kept",
                Twins.CLAIM,
                false,
                "Retain",
                "holdfast.dev/shared-backup: \"true\""));
    Answer.to(
            guarded
                .agent()
                .run(
                    "patch",
                    "volumesnapshotcontent",
                    "snapcontent-" + twins.production() + "-kept",
                    "--type=merge",
                    "-p",
                    "{\"spec\": {\"deletionPolicy\": \"Delete\"}}"))
        .isDenied("HF-BAK-001");
  }

  @Test
  void ofAStatefulSetsRetention(Guarded guarded, Twins twins) {
    guarded.admin().apply(statefulSet(twins)).orThrow();
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
                    "{\"spec\": {\"persistentVolumeClaimRetentionPolicy\": {\"whenDeleted\": \"Delete\", \"whenScaled\": \"Retain\"}}}"))
        .isDenied("HF-VOL-001");
  }

  private static String[] reclaim(String volume, String policy) {
    return new String[] {
      "patch",
      "pv",
      volume,
      "--type=merge",
      "-p",
      "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"%s\"}}".formatted(policy)
    };
  }

  /** Its template and ordinal make it adopt the claim {@code data-pg-0}. */
  static String statefulSet(Twins twins) {
    twins.addClaim(twins.production(), "data-pg-0", twins.handle() + "-set");
    return """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: pg, namespace: %s}
        spec:
          replicas: 1
          serviceName: pg
          selector: {matchLabels: {app: pg}}
          template:
            metadata: {labels: {app: pg}}
            spec: {containers: [{name: pg, image: registry.example/pg}]}
          volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              storageClassName: ""
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 10Gi}}
        """
        .formatted(twins.production());
  }
}
