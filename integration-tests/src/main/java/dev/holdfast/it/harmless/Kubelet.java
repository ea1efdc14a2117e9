package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;

/** One node of the workflow, with the scheduler that fills it. */
record Kubelet(Stage stage) {
  private static final String NODE_READY =
      """
      {"conditions": [{"type": "Ready", "status": "True"}],
       "capacity": {"cpu": "64", "memory": "256Gi", "pods": "110"}}""";
  private static final String READY =
      """
      {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}""";

  String node() {
    return stage.named("node");
  }

  Actor actor() {
    return stage.user("system:node:" + node()).inGroup("system:nodes").asController();
  }

  static Actor scheduler(Stage stage) {
    return stage.user("system:kube-scheduler").asController();
  }

  /** Registers the node as a kubelet does when it starts. */
  void register() {
    actor()
        .posts(
            "/api/v1/nodes",
            """
            apiVersion: v1
            kind: Node
            metadata:
              name: %1$s
              labels: {kubernetes.io/hostname: %1$s}
              annotations: {volumes.kubernetes.io/controller-managed-attach-detach: "true"}
            """
                .formatted(node()));
    actor().patchesStatus("node/" + node(), "", NODE_READY);
  }

  void work(View view, String namespace) {
    for (JsonNode pod : view.pods()) {
      if (pod.at("/spec/nodeName").isMissingNode()) {
        schedule(pod, view, namespace);
      } else if (View.deleting(pod)) {
        actor().deletes("pod/" + View.name(pod) + "?gracePeriodSeconds=0", namespace);
      } else if (View.phase(pod).equals("Pending")) {
        actor().patchesStatus("pod/" + View.name(pod), namespace, status(pod));
      }
    }
  }

  private static String status(JsonNode pod) {
    boolean ofJob = pod.at("/metadata/labels").has("batch.kubernetes.io/job-name");
    return ofJob ? "{\"phase\": \"Succeeded\"}" : READY;
  }

  private void schedule(JsonNode pod, View view, String namespace) {
    if (View.deleting(pod) || !claimsBound(pod, view)) {
      return;
    }
    if (!stage.exists("node/" + node(), "")) {
      register();
    }
    scheduler(stage)
        .posts(
            "/api/v1/namespaces/%s/pods/%s/binding".formatted(namespace, View.name(pod)),
            """
            {"apiVersion": "v1", "kind": "Binding", "metadata": {"name": "%s"},
             "target": {"apiVersion": "v1", "kind": "Node", "name": "%s"}}"""
                .formatted(View.name(pod), node()));
  }

  private static boolean claimsBound(JsonNode pod, View view) {
    for (JsonNode volume : pod.at("/spec/volumes")) {
      String claim =
          volume.has("ephemeral")
              ? View.name(pod) + "-" + volume.path("name").asText()
              : volume.at("/persistentVolumeClaim/claimName").asText();
      if (!claim.isEmpty() && !view.bound(claim)) {
        return false;
      }
    }
    return true;
  }
}
