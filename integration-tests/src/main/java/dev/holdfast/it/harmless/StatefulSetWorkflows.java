package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A production database in a StatefulSet that retains its claims. */
final class StatefulSetWorkflows {
  private StatefulSetWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("a StatefulSet is rolled", StatefulSetWorkflows::rolled),
        Workflow.of(
            "a StatefulSet is scaled up and down with Retain", StatefulSetWorkflows::scaled),
        Workflow.of(
            "a StatefulSet's Pod is deleted and comes back", StatefulSetWorkflows::restarted),
        Workflow.of("a StatefulSet is recreated around its Pods", StatefulSetWorkflows::recreated),
        Workflow.of("a node is drained", StatefulSetWorkflows::drained));
  }

  /** Three replicas, running. */
  static String running(Stage stage) {
    return running(stage, stage.production());
  }

  static String running(Stage stage, String namespace) {
    stage.agent().applies(Manifests.statefulSet(namespace, 3, "1", ""));
    runs(stage, namespace, 3);
    return namespace;
  }

  static void runs(Stage stage, String namespace, int replicas) {
    stage.platform().until(replicas + " Pods to run", namespace, view -> view.running(replicas));
  }

  private static void rolled(Stage stage) {
    String namespace = running(stage);
    stage.agent().does("rollout", "restart", "statefulset/pg", "-n", namespace);
    awaitRollout(stage, namespace);
    stage.agent().does("set", "image", "statefulset/pg", "c=registry.example/c:2", "-n", namespace);
    awaitRollout(stage, namespace);
  }

  static void awaitRollout(Stage stage, String namespace) {
    stage
        .platform()
        .until(
            "the rollout to end",
            namespace,
            view -> view.running(3) && rolledOut(stage, namespace));
  }

  private static boolean rolledOut(Stage stage, String namespace) {
    JsonNode set = stage.find("statefulset/pg", namespace).orElseThrow();
    JsonNode status = set.path("status");
    return set.at("/metadata/generation").equals(status.path("observedGeneration"))
        && status.path("currentRevision").equals(status.path("updateRevision"))
        && status.path("readyReplicas").asInt() == 3;
  }

  private static void scaled(Stage stage) {
    String namespace = running(stage);
    stage.agent().does("scale", "statefulset/pg", "--replicas=1", "-n", namespace);
    runs(stage, namespace, 1);
    stage
        .account("kube-system", "horizontal-pod-autoscaler")
        .does("scale", "statefulset/pg", "--replicas=2", "-n", namespace);
    runs(stage, namespace, 2);
    stage.agent().patches("statefulset/pg", namespace, "{\"spec\": {\"replicas\": 0}}");
    runs(stage, namespace, 0);
    stage.agent().applies(Manifests.statefulSet(namespace, 3, "1", ""));
    stage
        .platform()
        .until("its old claims to serve", namespace, view -> view.running(3) && view.allBound(3));
  }

  private static void restarted(Stage stage) {
    restart(stage, running(stage));
  }

  static void restart(Stage stage, String namespace) {
    String uid = stage.field("pod/pg-0", namespace, "/metadata/uid");
    stage.agent().does("delete", "pod/pg-0", "-n", namespace, "--wait=false");
    stage
        .platform()
        .until(
            "pg-0 to run again",
            namespace,
            view ->
                view.running(3)
                    && view.pods().stream()
                        .noneMatch(pod -> pod.at("/metadata/uid").asText().equals(uid)));
  }

  private static void recreated(Stage stage) {
    String namespace = running(stage);
    stage.agent().does("delete", "statefulset/pg", "-n", namespace, "--cascade=orphan");
    stage.awaitGone("statefulset/pg", namespace);
    stage.human().applies(Manifests.statefulSet(namespace, 3, "1", "  minReadySeconds: 1\n"));
    stage.await(
        "the Pods to be adopted",
        () -> !stage.field("pod/pg-0", namespace, "/metadata/ownerReferences/0/uid").isEmpty());
    awaitRollout(stage, namespace);
  }

  private static void drained(Stage stage) {
    String namespace = running(stage);
    stage
        .agent()
        .does("create", "pdb", "pg", "--selector=app=pg", "--max-unavailable=1", "-n", namespace);
    String node = new Kubelet(stage).node();
    stage.await("the budget to allow", () -> allows(stage, namespace));
    stage.human().does("cordon", node);
    for (String pod : List.of("pg-0", "pg-1", "pg-2")) {
      evict(stage, namespace, pod);
    }
    stage.human().does("uncordon", node);
  }

  private static boolean allows(Stage stage, String namespace) {
    return stage.field("pdb/pg", namespace, "/status/disruptionsAllowed").equals("1");
  }

  /** As kubectl drain asks for it; the Pod comes back before the next goes. */
  private static void evict(Stage stage, String namespace, String pod) {
    stage
        .human()
        .posts(
            "/api/v1/namespaces/%s/pods/%s/eviction".formatted(namespace, pod),
            "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"%s\", \"namespace\": \"%s\"}}"
                .formatted(pod, namespace));
    stage
        .platform()
        .until(pod + " to be back", namespace, view -> view.running(3) && allows(stage, namespace));
  }
}
