package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.devcluster.installation.InstallationOptions;
import dev.holdfast.devcluster.scene.Agent;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database system that nobody has heard of is guarded without Java and without a restart: a
 * DataKind, and a value of the chart, are all that its users bring.
 */
class DataKindIT {
  private static final Duration LIMIT = Duration.ofSeconds(100);
  private static final String NAMESPACE = "castle-production";

  private static DevCluster cluster;
  private static Installation installation;
  private static String values;
  private static Kubectl admin;
  private static Kubectl agent;

  @BeforeAll
  static void install() {
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("data-kind"));
    InstallationOptions options = Guarded.options(Guarded.people(cluster)).withWebhookReplicas(1);
    values = options.values();
    installation = Installation.start(cluster, options);
    admin = cluster.kubectl();
    admin.must("create", "namespace", "agents");
    agent =
        new Agent("agents", "cursor", "cursor-staging", "frank@example.com")
            .create(cluster)
            .kubectl(cluster);
    admin.apply(Storage.namespace(NAMESPACE, "environment: production")).orThrow();
  }

  @AfterAll
  static void stop() {
    installation.close();
    cluster.close();
  }

  @Test
  void aMadeUpSystemIsGuardedOnceTheChartKnowsIt() {
    installation.upgrade(values);
    define("fortresses", "Fortress");
    admin.apply(kind("fortresses", "Fortress", "")).orThrow();
    Claim claim = new Claim(NAMESPACE, "keep-0", "castles.example.com/of: keep");
    admin.apply(Storage.pair("pv-keep-0", "vol-keep-0", "Delete", claim)).orThrow();
    admin.apply(object("Fortress", "keep")).orThrow();

    awaitCondition("fortresses", "Valid", "True", "");
    awaitCondition(
        "fortresses", "Covered", "False", "rules miss UPDATE and DELETE of fortresses.castles");
    assertThat(message("fortresses", "Covered"))
        .contains("may not get, list, watch fortresses.castles.example.com")
        .contains("watchedResources: [{group: \"castles.example.com\", resources: [fortresses]}]");
    Answer.to(scaleIn("fortresses", "keep")).isAllowed();

    watch("fortresses", "moats");
    awaitCondition("fortresses", "Covered", "True", "may read them");
    awaitGuarded("fortresses", "keep");
    Answer.to(agent.run("patch", "fortress", "keep", "-n", NAMESPACE, "--type=merge", "-p", ONE))
        .isDenied("HF-DB-001", "a tower goes with its claims (spec.towers: 3 to 1)");
    Answer.to(agent.run("scale", "fortress", "keep", "-n", NAMESPACE, "--replicas=1"))
        .isDenied("HF-DB-001");
    Answer.to(agent.run("patch", "fortress", "keep", "-n", NAMESPACE, "--type=merge", "-p", FOUR))
        .isAllowed();
    Answer.to(agent.run("delete", "fortress", "keep", "-n", NAMESPACE, "--wait=false"))
        .isDenied("keep");
    assertThat(
            admin.must(
                "holdfast", "impact", "fortresses.castles.example.com/keep", "-n", NAMESPACE))
        .contains("persistentvolumeclaims " + NAMESPACE + "/keep-0: DESTROYED, PRODUCTION")
        .contains("depends on fortresses");
    assertThat(admin.must("holdfast", "posture", "-n", NAMESPACE))
        .contains("fortresses castle-production/keep", "cover every watched kind that is served");
    Answer.to(agent.run("delete", "crd", "fortresses.castles.example.com", "--wait=false"))
        .isDenied("keep");
    assertThat(installation.webhook().metrics())
        .contains("holdfast_inventory_objects{resource=\"fortresses.castles.example.com\"} 1");
  }

  @Test
  void aKindWhoseDefinitionComesLaterIsTakenUp() {
    admin.apply(kind("moats", "Moat", "")).orThrow();
    watch("fortresses", "moats");
    awaitCondition("moats", "Covered", "True", "");
    define("moats", "Moat");
    admin.apply(object("Moat", "round")).orThrow();
    awaitGuarded("moats", "round");
    Answer.to(agent.run("patch", "moat", "round", "-n", NAMESPACE, "--type=merge", "-p", ONE))
        .isDenied("HF-DB-001");
  }

  @Test
  void whatCouldLoosenNeedsSignaturesOrIsNotInForce() {
    String excusing = kind("gates", "Gate", "controllers: [{serviceAccount: agents/cursor}]");
    Answer.to(agent.apply(excusing)).isDenied("HF-TRUST-001", "could loosen by its controllers");
    Answer.to(admin.apply(excusing)).isDenied("HF-TRUST-001").request();
    Answer.to(agent.apply(kind("gates", "Gate", ""))).isAllowed();
    Answer.to(admin.run("delete", "datakind", "gates.castles.example.com"))
        .isDenied("HF-TRUST-001", "tells what is watched");
    Answer.to(admin.apply(excusing)).isDenied("HF-TRUST-001");
    Answer.to(
            admin.run(
                "patch",
                "datakind",
                "gates.castles.example.com",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\": {\"conditions\": []}}"))
        .isDenied("HF-TRUST-002");
    admin
        .apply(
            """
            apiVersion: holdfast.dev/v1alpha1
            kind: DataKind
            metadata: {name: persistentvolumeclaims}
            spec: {group: "", version: v1, resource: persistentvolumeclaims, kind: PersistentVolumeClaim, namespaced: true, role: Workload}
            """)
        .orThrow();
    Await.until(
        "the extension to be refused",
        LIMIT,
        () ->
            conditionOf("persistentvolumeclaims", "Valid", "reason").equals("WouldLoosen")
                && conditionOf("persistentvolumeclaims", "Valid", "message").startsWith("role: "));
  }

  private static final String ONE = "{\"spec\": {\"towers\": 1}}";
  private static final String FOUR = "{\"spec\": {\"towers\": 4}}";

  private static void define(String plural, String kind) {
    String name = plural + ".castles.example.com";
    admin
        .apply(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: %1$s}
            spec:
              group: castles.example.com
              names: {plural: %2$s, singular: %3$s, kind: %4$s, listKind: %4$sList}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}, scale: {specReplicasPath: .spec.towers, statusReplicasPath: .status.towers}}
                schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {towers: {type: integer}}}, status: {type: object, properties: {towers: {type: integer}}}}}}
            """
                .formatted(name, plural, kind.toLowerCase(Locale.ROOT), kind))
        .orThrow();
    admin.must("wait", "--for=condition=Established", "--timeout=30s", "crd/" + name);
  }

  private static String kind(String plural, String kind, String more) {
    return """
        apiVersion: holdfast.dev/v1alpha1
        kind: DataKind
        metadata: {name: %1$s.castles.example.com}
        spec:
          group: castles.example.com
          version: v1
          resource: %1$s
          kind: %2$s
          namespaced: true
          role: Database
          subresources: [scale]
          transitions:
          - {id: castle.towers, path: spec.towers, when: Decreases, default: 1, effect: Shrink, subresource: "", message: a tower goes with its claims}
          - {id: castle.towers-scaled, path: spec.replicas, when: Decreases, default: 0, effect: Shrink, subresource: scale, message: a tower goes with its claims}
          dependents:
          - {group: "", resource: persistentvolumeclaims, selector: {castles.example.com/of: "{metadata.name}"}, fate: Destroyed}
          %3$s
        """
        .formatted(plural, kind, more);
  }

  private static String object(String kind, String name) {
    return """
        apiVersion: castles.example.com/v1
        kind: %s
        metadata: {name: %s, namespace: %s}
        spec: {towers: 3}
        """
        .formatted(kind, name, NAMESPACE);
  }

  private static void watch(String... plurals) {
    installation.upgrade(
        values
            + "watchedResources: [{group: castles.example.com, resources: ["
            + String.join(", ", plurals)
            + "]}]\n");
  }

  private static CommandResult scaleIn(String plural, String name) {
    return agent.run(
        "patch",
        plural + ".castles.example.com",
        name,
        "-n",
        NAMESPACE,
        "--type=merge",
        "-p",
        ONE,
        "--dry-run=server");
  }

  private static void awaitGuarded(String plural, String name) {
    Await.until(
        plural + " to be guarded",
        LIMIT,
        () -> scaleIn(plural, name).output().contains("HF-DB-001"));
  }

  private static void awaitCondition(String plural, String type, String status, String told) {
    String name = plural + ".castles.example.com";
    Await.until(
        name + " to be " + type + "=" + status,
        LIMIT,
        () ->
            conditionOf(name, type, "status").equals(status)
                && conditionOf(name, type, "message").contains(told));
  }

  private static String message(String plural, String type) {
    return conditionOf(plural + ".castles.example.com", type, "message");
  }

  private static String conditionOf(String name, String type, String field) {
    return admin.must(
        "get",
        "datakind",
        name,
        "-o",
        "jsonpath={.status.conditions[?(@.type==\"" + type + "\")]." + field + "}");
  }
}
