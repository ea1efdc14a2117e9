package dev.holdfast.core.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.impact.Reached;
import dev.holdfast.core.impact.TestingCluster;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changes give a hand on which data. */
class DataPlaneTest {
  private static final String CLAIM = "{name: data, persistentVolumeClaim: {claimName: pg-data-0}}";
  private static final String SCRATCH = "{name: tmp, emptyDir: {}}";
  private static final String PG_DATA_0 = "persistentvolumeclaims orders/pg-data-0";

  private final DataPlane dataPlane = new DataPlane(Catalogue.builtIn());

  @ParameterizedTest
  @ValueSource(strings = {"exec", "attach", "portforward", "proxy"})
  void connectionsReachWhatThePodMounts(String subresource) {
    Change change = connect(subresource);
    assertThat(dataPlane.unseen(change)).contains(PodKind.ref("orders", "pg-0"));
    DataPlaneFindings findings = dataPlane.of(change, pod(CLAIM), cluster().inventory());
    assertThat(reached(findings)).containsExactly(PG_DATA_0);
    Effect effect = findings.effects(change).getFirst();
    assertThat(effect.effect()).isEqualTo(EffectClass.DataPlane);
    assertThat(effect.rule()).isEqualTo("data-plane." + subresource);
    assertThat(effect.message()).isEqualTo(subresource + ": volume data mounts " + PG_DATA_0);
  }

  @Test
  void aPodWithoutStorageReachesNothing() {
    assertThat(dataPlane.of(connect("exec"), pod(SCRATCH), cluster().inventory()).reaches())
        .isEmpty();
  }

  @Test
  void anEphemeralClaimIsThereOnceThePodRuns() {
    String volume =
        "{name: data, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce]}}}}";
    assertThat(reached(dataPlane.of(connect("exec"), pod(volume), cluster().inventory())))
        .containsExactly("persistentvolumeclaims orders/pg-0-data");
    assertThat(created("pods", podYaml(volume))).isEmpty();
  }

  @Test
  void ephemeralContainersReachWhatTheirPodMounts() {
    Change change =
        TestingReviews.update("pods", podYaml(CLAIM), podYaml(CLAIM))
            .subresource("ephemeralcontainers")
            .change();
    assertThat(dataPlane.unseen(change)).isEmpty();
    assertThat(reached(dataPlane.of(change, null, cluster().inventory())))
        .containsExactly(PG_DATA_0);
  }

  @ParameterizedTest
  @CsvSource({
    "replicationcontrollers, ReplicationController",
    "deployments.apps, Deployment",
    "statefulsets.apps, StatefulSet",
    "daemonsets.apps, DaemonSet",
    "replicasets.apps, ReplicaSet",
    "jobs.batch, Job"
  })
  void templatesReachWhatTheirPodsWill(String resource, String kind) {
    assertThat(created(resource, template(kind, CLAIM))).containsExactly(PG_DATA_0);
  }

  @Test
  void podsAndCronJobsReachWhatTheyName() {
    assertThat(created("pods", podYaml(SCRATCH + ", " + CLAIM))).containsExactly(PG_DATA_0);
    String cronJob =
        "{kind: CronJob, metadata: {name: x, namespace: orders}, spec: {jobTemplate: {spec: {template:"
            + " {spec: {volumes: ["
            + CLAIM
            + "]}}}}}}";
    assertThat(created("cronjobs.batch", cronJob)).containsExactly(PG_DATA_0);
  }

  @Test
  void theEffectPointsAtTheVolume() {
    Change change =
        TestingReviews.create("deployments.apps", template("Deployment", SCRATCH + ", " + CLAIM))
            .change();
    Effect effect = dataPlane.of(change, null, cluster().inventory()).effects(change).getFirst();
    assertThat(effect.path()).isEqualTo("/spec/template/spec/volumes/1");
    assertThat(effect.to()).isEqualTo(TestingReviews.yaml(CLAIM));
  }

  @Test
  void anUpdateCountsByWhatItAdds() {
    String before = template("Deployment", CLAIM);
    String rolled = before.replace("{name: data,", "{name: renamed,");
    String more =
        template("Deployment", CLAIM + ", {name: b, persistentVolumeClaim: {claimName: other}}");
    assertThat(updated("deployments.apps", before, rolled)).isEmpty();
    assertThat(updated("deployments.apps", more, before)).isEmpty();
    assertThat(updated("deployments.apps", before, more))
        .containsExactly("persistentvolumeclaims orders/other");
  }

  @Test
  void aSetAdoptsExistingClaimsOfItsNames() {
    String set =
        "{kind: StatefulSet, metadata: {name: data, namespace: orders}, spec: {replicas: 0,"
            + " volumeClaimTemplates: [{metadata: {name: pg}}], template: {spec: {}}}}";
    assertThat(created("statefulsets.apps", set)).containsExactly(PG_DATA_0);
    assertThat(created("statefulsets.apps", set.replace("name: data,", "name: dat,"))).isEmpty();
    assertThat(updated("statefulsets.apps", set, set.replace("replicas: 0", "replicas: 5")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nfs: {server: FILER.example, path: /export/pg/}     | pv-nfs
          nfs: {server: filer.example, path: /export}         | pv-nfs
          nfs: {server: filer.example, path: /export/pg/base} | pv-nfs
          nfs: {server: filer.example, path: /exp}            |
          nfs: {server: other.example, path: /export/pg}      |
          hostPath: {path: /data}                             | pv-host, pv-local
          hostPath: {path: /data/../data/host/.}              | pv-host
          hostPath: {path: /}                                 | pv-host, pv-local
          hostPath: {path: /datum}                            |
          rbd: {monitors: [m], pool: p, image: i}             | pv-rbd
          iscsi: {targetPortal: "A:3260", iqn: q, lun: 1}     | pv-iscsi
          csi: {driver: nfs.csi.k8s.io, volumeAttributes: {server: filer.example, share: /export/pg}} | pv-nfs
          csi: {driver: secrets.example, volumeAttributes: {vault: x}} |
          configMap: {name: export}                           |
          """)
  void inlineVolumesReachWhatStandsOnTheSameStorage(String source, String volumes) {
    List<String> expected =
        volumes == null
            ? List.of()
            : List.of(volumes.split(", ")).stream()
                .map(name -> "persistentvolumes " + name)
                .toList();
    assertThat(created("pods", podYaml("{name: v, " + source + "}")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void whatAControllerMakesOfATemplateIsNobodysReach() {
    assertThat(made("system:serviceaccount:kube-system:replicaset-controller", "apps/v1"))
        .isEmpty();
    assertThat(made("system:kube-controller-manager", "apps/v1")).isEmpty();
    assertThat(made("system:serviceaccount:agents:cursor", "apps/v1"))
        .as("an owner is easily written")
        .containsExactly(PG_DATA_0);
    assertThat(made("system:serviceaccount:kube-system:job-controller", "apps/v1"))
        .containsExactly(PG_DATA_0);
    assertThat(made("system:serviceaccount:kube-system:replicaset-controller", "example.com/v1"))
        .containsExactly(PG_DATA_0);
  }

  @Test
  void onlyStorageThatTheInventoryMustKnowIsUnsure() {
    assertThat(unsure("pods", podYaml(CLAIM))).isFalse();
    assertThat(unsure("pods", podYaml("{name: v, hostPath: {path: /x}}"))).isTrue();
    assertThat(unsure("deployments.apps", template("Deployment", SCRATCH))).isFalse();
  }

  private boolean unsure(String resource, String object) {
    return dataPlane
        .of(TestingReviews.create(resource, object).change(), null, cluster().inventory())
        .unsure();
  }

  private List<String> made(String username, String apiVersion) {
    String owned =
        podYaml(CLAIM)
            .replace(
                "metadata: {",
                "metadata: {ownerReferences: [{controller: true, kind: ReplicaSet, name: r,"
                    + " apiVersion: %s}], ".formatted(apiVersion));
    Change change = TestingReviews.create("pods", owned).by(username).change();
    return reached(dataPlane.of(change, null, cluster().inventory()));
  }

  private List<String> created(String resource, String object) {
    Change change = TestingReviews.create(resource, object).change();
    return reached(dataPlane.of(change, null, cluster().inventory()));
  }

  private List<String> updated(String resource, String before, String after) {
    Change change = TestingReviews.update(resource, before, after).change();
    return reached(dataPlane.of(change, null, cluster().inventory()));
  }

  private static List<String> reached(DataPlaneFindings findings) {
    return findings.reached().stream()
        .map(Reached::ref)
        .map(ObjectRef::toString)
        .sorted()
        .collect(Collectors.toList());
  }

  private static Change connect(String subresource) {
    JsonNode options = TestingReviews.yaml("{kind: PodExecOptions, command: [sh]}");
    return TestingReviews.of(Operation.CONNECT, "pods", null, options)
        .subresource(subresource)
        .with("namespace", TextNode.valueOf("orders"))
        .with("name", TextNode.valueOf("pg-0"))
        .change();
  }

  private static InventoryObject pod(String volumes) {
    return Projection.of(TestingReviews.yaml(podYaml(volumes)), PodKind.of(Catalogue.builtIn()));
  }

  private static String podYaml(String volumes) {
    return "{kind: Pod, metadata: {name: pg-0, namespace: orders}, spec: {volumes: [%s]}}"
        .formatted(volumes);
  }

  private static String template(String kind, String volumes) {
    return "{kind: %s, metadata: {name: x, namespace: orders}, spec: {template: {spec: {volumes: [%s]}}}}"
        .formatted(kind, volumes);
  }

  private static TestingCluster cluster() {
    return new TestingCluster()
        .namespace("orders", "")
        .pair("orders", "pg-data-0", "Retain", "csi.example/vol-1")
        .volumeOn(
            "pv-nfs", "orders", "a", "Retain", "nfs: {server: filer.example, path: /export/pg}")
        .volumeOn("pv-host", "orders", "b", "Retain", "hostPath: {path: /data/host}")
        .volumeOn(
            "pv-local",
            "orders",
            "c",
            "Retain",
            "local: {path: /data/local}\n  nodeAffinity: {required: {nodeSelectorTerms:"
                + " [{matchExpressions: [{values: [n1]}]}]}}")
        .volumeOn("pv-rbd", "orders", "d", "Retain", "rbd: {monitors: [m], pool: p, image: i}")
        .volumeOn(
            "pv-iscsi", "orders", "e", "Retain", "iscsi: {targetPortal: 'a:3260', iqn: q, lun: 1}");
  }
}
