package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.scene.ManyClaims;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import dev.holdfast.it.harness.Unwatched;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code kubectl holdfast impact}, {@code explain} and {@code posture} tell what the webhook would
 * do, to whoever has the role holdfast-viewer, and change nothing.
 */
@HoldfastTest
class LookIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MANY = 2000;

  @Test
  void impactOfTheIncident(Guarded guarded, Twins twins) {
    guarded.snapshots().take(Snapshot.dyingWithItsClaim(twins.staging(), "nightly", Twins.CLAIM));
    String tree =
        guarded.admin().must("holdfast", "impact", "pvc/" + Twins.CLAIM, "-n", twins.staging());
    assertThat(tree)
        .contains("persistentvolumes " + twins.productionVolume() + ": DESTROYED, PRODUCTION")
        .contains("shares backing " + Storage.DRIVER + "/" + twins.handle())
        .contains("restore point: none: volumesnapshots " + twins.staging() + "/nightly");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
  }

  /** dora may delete and see nothing, vera may see everything and delete nothing. */
  @Test
  void whoMayDeleteIsToldByTheWebhookAndTheAnswerReadsLikeOurOwn(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    Kubectl dora = as(guarded, "dora@example.com");
    guarded
        .admin()
        .must("create", "clusterrole", "deletes", "--verb=delete", "--resource=ns,pvc,pv");
    guarded.cluster().bind("dora@example.com", "deletes");
    Kubectl vera = as(guarded, "vivian@example.com");
    guarded.cluster().bind("vivian@example.com", "holdfast-viewer");
    for (String format : List.of("tree", "json", "dot")) {
      for (String target :
          List.of(
              "pvc/" + Twins.CLAIM, "ns/" + twins.production(), "pv/" + twins.stagingVolume())) {
        String[] impact = {"holdfast", "impact", target, "-n", twins.staging(), "-o", format};
        // Informers may be a moment behind what was made just now.
        Await.until(
            "the webhook to tell of " + target + " what lists tell",
            Duration.ofSeconds(60),
            () -> ageless(dora.must(impact)).equals(ageless(vera.must(impact))));
      }
    }
    String[] orphan = {"holdfast", "impact", "ns/" + twins.staging(), "--propagation=orphan"};
    assertThat(ageless(dora.must(orphan)))
        .isEqualTo(ageless(vera.must(orphan)))
        .contains("(orphan)");
    String requests =
        guarded.admin().must("get", "chr", "-o", "jsonpath={.items[*].spec.statement}");
    assertThat(requests).doesNotContain(twins.staging());
  }

  /** Nothing of a scene is different between runs but how old things are. */
  private static String ageless(String text) {
    return text.replaceAll("\\d+ min old", "old").replaceAll("\"ageSeconds\" : \\d+", "");
  }

  /** Holdfast's kinds are there, so the dry run is sent, and nobody denies it. */
  @Test
  void askingNeverDeletesEvenWhereNobodyWatches(Guarded guarded, Twins twins) {
    String[] get = {"get", "pvc,pv,ns", "-A", "-o", "jsonpath={.items[*].metadata.uid}"};
    String[] going = {
      "get", "pvc,pv,ns", "-A", "-o", "jsonpath={.items[*].metadata.deletionTimestamp}"
    };
    String before = guarded.admin().must(get);
    new Unwatched(guarded)
        .run(
            () -> {
              for (String target :
                  List.of(
                      "pvc/" + Twins.CLAIM,
                      "pv/" + twins.stagingVolume(),
                      "ns/" + twins.production())) {
                for (String how : List.of("background", "foreground", "orphan")) {
                  String shown =
                      guarded
                          .admin()
                          .must(
                              "holdfast",
                              "impact",
                              target,
                              "-n",
                              twins.staging(),
                              "--propagation",
                              how);
                  assertThat(shown).contains("(" + how + ") touches");
                }
              }
            });
    assertThat(guarded.admin().must(get)).contains(before);
    assertThat(guarded.admin().must(going).strip()).isEmpty();
  }

  private static Kubectl as(Guarded guarded, String user) {
    return guarded.cluster().kubectl(guarded.cluster().userKubeconfig(user));
  }

  @Test
  void explainSaysWhatTheWebhookWouldSay(Guarded guarded, Twins twins) throws Exception {
    String review = review(guarded, twins);
    CommandResult told = guarded.admin().command("holdfast", "explain", "-f", "-").run(review);
    assertThat(told.exitCode()).as(told.output()).isEqualTo(5);
    assertThat(told.stdout())
        .contains("Asked by   system:serviceaccount:agents:cursor (Agent cursor-staging)")
        .contains("Delete by rule delete")
        .contains("volumes-shared-backing (Enforce): requires 2 of group dba, HF-VOL-002")
        .contains("backups-restore-point (Enforce): denies, HF-BAK-002")
        .contains("Verdict: DENIED\n");
    twins.addClaim("scratch");
    String harmless = review.replace(Twins.CLAIM, "scratch");
    String file =
        guarded
            .cluster()
            .write("alone.yaml", Storage.namespace(twins.staging(), "environment: staging"))
            .toString();
    CommandResult alone =
        guarded
            .admin()
            .command("holdfast", "explain", "-f", "-", "--inventory", file)
            .run(harmless);
    assertThat(alone.exitCode()).as(alone.output()).isZero();
    assertThat(alone.stdout()).contains("Verdict: ALLOWED");
  }

  @Test
  void postureOfANamespace(Guarded guarded, Twins twins) throws Exception {
    twins.takeIndependentSnapshot();
    guarded
        .admin()
        .apply(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: vaults.look.example.com}
            spec:
              group: look.example.com
              names: {plural: vaults, singular: vault, kind: Vault, listKind: VaultList}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {deletionPolicy: {type: string}}}}}}
            """)
        .orThrow();
    String table = guarded.admin().must("holdfast", "posture", "-n", twins.production());
    assertThat(table)
        .containsPattern(
            "persistentvolumeclaims "
                + twins.production()
                + "/\\S+ +PRODUCTION +denied +HF-VOL-001")
        .contains("volumesnapshots " + twins.production() + "/safe, 0 min old")
        .contains("the installed webhook rules cover every watched kind that is served")
        .contains(
            "UNWATCHED vaults.look.example.com looks like data: its schema has spec.deletionPolicy");
    JsonNode json =
        JSON.readTree(
            guarded.admin().must("holdfast", "posture", "-n", twins.staging(), "-o", "json"));
    assertThat(json.path("requesterClass").asText()).isEqualTo("Unknown");
    assertThat(json.at("/coverage/missed")).isEmpty();
    assertThat(json.path("objects"))
        .hasSize(2)
        .allSatisfy(object -> assertThat(object.path("denied").asBoolean()).isTrue())
        .allSatisfy(object -> assertThat(object.path("codes").toString()).contains("HF-VOL-002"));
  }

  @Test
  void theViewersRoleIsEnough(Guarded guarded, Twins twins) {
    DevCluster cluster = guarded.cluster();
    Kubectl vera = cluster.kubectl(cluster.userKubeconfig("vera@example.com"));
    String[] impact = {"holdfast", "impact", "pvc/" + Twins.CLAIM, "-n", twins.staging()};
    CommandResult refused = vera.run(impact);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("answered 403", "ClusterRole holdfast-viewer");
    cluster.bind("vera@example.com", "holdfast-viewer");
    assertThat(vera.must(impact)).contains("PRODUCTION");
    String[] posture = {"holdfast", "posture", "-n", twins.staging()};
    assertThat(vera.run(posture).stderr()).contains("Role holdfast-viewer");
    guarded
        .admin()
        .must(
            "create",
            "rolebinding",
            "vera-looks",
            "-n",
            "holdfast",
            "--role=holdfast-viewer",
            "--user=vera@example.com");
    assertThat(vera.must(posture)).contains("HF-VOL-002");
  }

  @Test
  void aNamespaceWithTwoThousandGuardedObjects(Guarded guarded) throws Exception {
    String namespace = "crowd-production";
    guarded.admin().apply(Storage.namespace(namespace, "environment: production")).orThrow();
    new ManyClaims(guarded.cluster().client(), namespace, MANY).create();
    String[] impact = {"holdfast", "impact", "namespace/" + namespace, "-o", "json"};
    CommandResult told = guarded.agent().run(impact).orThrow();
    System.out.printf(
        "impact of a namespace with %d claims: %d ms%n", MANY, told.duration().toMillis());
    JsonNode seen = JSON.readTree(told.stdout());
    assertThat(seen.at("/counts/Destroyed").asInt()).isEqualTo(1 + 2 * MANY);
    assertThat(seen.path("items"))
        .filteredOn(item -> item.path("resource").asText().equals("persistentvolumeclaims"))
        .hasSize(MANY)
        .allSatisfy(item -> assertThat(item.at("/linkage/production").asBoolean()).isTrue());
  }

  @Test
  void kubectlShowsNothingOfWhatADryRunCarries(Guarded guarded) throws Exception {
    String namespace = "handful-production";
    guarded.admin().apply(Storage.namespace(namespace, "environment: production")).orThrow();
    new ManyClaims(guarded.cluster().client(), namespace, 20).create();
    Await.until(
        "the API server to pass the impact on",
        Duration.ofSeconds(60),
        () ->
            guarded
                .agent()
                .run("delete", "namespace", namespace, "--dry-run=server", "-v=9")
                .stderr()
                .contains("holdfast.dev/impact"));
    CommandResult dry = guarded.agent().run("delete", "namespace", namespace, "--dry-run=server");
    assertThat(dry.output())
        .as("kubectl doesn't show it")
        .startsWith("Error from server (Forbidden): admission webhook")
        .contains("Holdfast blocked DELETE of namespaces " + namespace)
        .doesNotContain("holdfast.dev/impact", "H4sI")
        .hasSizeLessThan(4000);
  }

  private static String review(Guarded guarded, Twins twins) {
    String claim =
        guarded.admin().must("get", "pvc", Twins.CLAIM, "-n", twins.staging(), "-o", "json");
    return """
        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
          "uid": "1", "operation": "DELETE", "name": "%s", "namespace": "%s",
          "kind": {"group": "", "version": "v1", "kind": "PersistentVolumeClaim"},
          "resource": {"group": "", "version": "v1", "resource": "persistentvolumeclaims"},
          "userInfo": {"username": "system:serviceaccount:agents:cursor"},
          "object": null, "oldObject": %s}}
        """
        .formatted(Twins.CLAIM, twins.staging(), claim);
  }
}
