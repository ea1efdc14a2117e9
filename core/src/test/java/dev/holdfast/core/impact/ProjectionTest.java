package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  private static final DataKind VOLUMES =
      Catalogue.builtIn().find("", "persistentvolumes").orElseThrow();

  @Test
  void keepsWhatImpactNeedsOfAVolume() throws Exception {
    InventoryObject volume =
        Projection.of(
            yaml(
                """
                metadata:
                  name: pv-1
                  uid: u-1
                  labels: {environment: production}
                  annotations: {pv.kubernetes.io/provisioned-by: ebs.csi.aws.com, manifest: "%s"}
                  finalizers: [kubernetes.io/pv-protection]
                  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: c, uid: u-2}]
                  deletionTimestamp: "2026-01-01T00:00:00Z"
                spec:
                  capacity: {storage: 1Gi}
                  persistentVolumeReclaimPolicy: Delete
                  claimRef: {namespace: orders, name: data, uid: u-3}
                  csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
                status: {phase: Bound}
                """
                    .formatted("x".repeat(64))),
            VOLUMES);
    assertThat(volume.ref())
        .isEqualTo(new ObjectRef("", "persistentvolumes", "PersistentVolume", "", "pv-1"));
    assertThat(volume.labels()).containsEntry("environment", "production");
    assertThat(volume.annotations()).containsOnlyKeys("pv.kubernetes.io/provisioned-by");
    assertThat(volume.owners())
        .containsExactly(new OwnerReference("v1", "ConfigMap", "c", "u-2", false));
    assertThat(volume.finalizers()).containsExactly("kubernetes.io/pv-protection");
    assertThat(volume.deleting()).isTrue();
    assertThat(volume.fields())
        .containsEntry("spec.claimRef.uid", "u-3")
        .containsEntry("status.phase", "Bound")
        .doesNotContainKey("spec.capacity.storage");
  }

  @Test
  void listsAreOneEntryEach() throws Exception {
    InventoryObject set =
        Projection.of(
            yaml(
                """
                metadata: {name: db, namespace: orders}
                spec:
                  replicas: 3
                  volumeClaimTemplates: [{metadata: {name: data}}, {metadata: {name: wal}}]
                """),
            Catalogue.builtIn().find("apps", "statefulsets").orElseThrow());
    assertThat(set.field("spec.volumeClaimTemplates[0].metadata.name")).isEqualTo("data");
    assertThat(set.field("spec.volumeClaimTemplates[1].metadata.name")).isEqualTo("wal");
    assertThat(set.field("spec.replicas")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}} | ebs.csi.aws.com/vol-1",
        "{awsElasticBlockStore: {volumeID: aws://eu-1a/vol-1}} | ebs.csi.aws.com/vol-1",
        "{nfs: {server: NAS.example, path: /export//pg/}} | nfs/nas.example:/export/pg",
        "{hostPath: {path: /data/../data/pg}} | hostPath//data/pg",
        "{rbd: {pool: rbd, image: pg}} | rbd/rbd/pg",
        "{iscsi: {targetPortal: '10.0.0.1:3260', iqn: iqn.a, lun: 0}} | iscsi/10.0.0.1:3260/iqn.a/0",
        "{csi: {driver: nfs.csi.k8s.io, volumeHandle: h, volumeAttributes: {server: nas, share: /e}}}"
            + " | nfs.csi.k8s.io/h nfs/nas:/e",
        "{csi: {driver: nfs.csi.k8s.io, volumeHandle: h, volumeAttributes: {server: nas, share: /e,"
            + " subdir: pg}}} | nfs.csi.k8s.io/h nfs/nas:/e/pg",
        "{local: {path: /mnt/a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions:"
            + " [{key: kubernetes.io/hostname, operator: In, values: [n1]}]}]}}} | local/n1:/mnt/a",
      })
  void namesTheBackingOfEverySource(String spec, String backings) throws Exception {
    InventoryObject volume =
        Projection.of(yaml("{metadata: {name: pv}, spec: " + spec + "}"), VOLUMES);
    assertThat(Backings.of(volume, VOLUMES))
        .extracting(Backing::toString)
        .containsExactly(backings.split(" "));
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
