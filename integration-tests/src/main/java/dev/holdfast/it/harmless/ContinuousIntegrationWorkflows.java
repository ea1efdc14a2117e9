package dev.holdfast.it.harmless;

import java.util.List;

/**
 * A CI namespace's claims come and go for good, beside a production namespace that has some too.
 */
final class ContinuousIntegrationWorkflows {
  private ContinuousIntegrationWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of(
            "CI deletes its namespace with everything", ContinuousIntegrationWorkflows::namespace),
        Workflow.of("CI deletes its claims", ContinuousIntegrationWorkflows::claims),
        Workflow.of(
            "CI scales and deletes a set with its claims", ContinuousIntegrationWorkflows::set),
        Workflow.of("CI deletes its snapshots", ContinuousIntegrationWorkflows::snapshots));
  }

  private static String besideProduction(Stage stage) {
    ClaimWorkflows.filled(stage);
    return stage.ci();
  }

  private static void namespace(Stage stage) {
    String namespace = besideProduction(stage);
    stage.agent().applies(set(namespace, 2));
    stage.agent().creates(Manifests.claim(namespace, "data"));
    stage.platform().until("all to run", namespace, view -> view.running(2) && view.allBound(3));
    SnapshotMaking.named(stage, namespace, "nightly").take();
    stage.agent().does("delete", "namespace", namespace, "--wait=false");
    stage
        .platform()
        .until(
            "Pods and claims to be gone",
            namespace,
            view -> view.pods().isEmpty() && view.claims().isEmpty());
    SnapshotMaking.named(stage, namespace, "nightly").finish();
    stage.awaitGone("namespace/" + namespace, "");
    stage.platform().untilVolumesGone(namespace);
  }

  private static String set(String namespace, int replicas) {
    String retention =
        "  persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}\n";
    return Manifests.statefulSet(namespace, replicas, "1", retention)
        .replace("environment: production", "environment: ci");
  }

  private static void claims(Stage stage) {
    String namespace = besideProduction(stage);
    List<String> names = List.of("a", "b", "c");
    names.forEach(name -> stage.agent().creates(Manifests.claim(namespace, name)));
    stage.platform().until("the claims to be bound", namespace, view -> view.allBound(3));
    stage.agent().does("delete", "pvc/a", "-n", namespace, "--wait=false");
    stage.agent().deletes("pvc/", namespace);
    stage.platform().untilVolumesGone(namespace);
  }

  private static void set(Stage stage) {
    String namespace = besideProduction(stage);
    stage.agent().applies(set(namespace, 2));
    StatefulSetWorkflows.runs(stage, namespace, 2);
    stage.agent().does("scale", "statefulset/pg", "--replicas=1", "-n", namespace);
    stage.platform().until("one claim to go", namespace, view -> view.claims().size() == 1);
    stage.agent().does("delete", "statefulset/pg", "-n", namespace);
    stage.platform().until("the other to go", namespace, view -> view.claims().isEmpty());
    stage.platform().untilVolumesGone(namespace);
  }

  private static void snapshots(Stage stage) {
    String namespace = besideProduction(stage);
    stage.agent().creates(Manifests.claim(namespace, "data"));
    stage.platform().until("the claim to be bound", namespace, view -> view.bound("data"));
    SnapshotMaking only = SnapshotMaking.named(stage, namespace, "only");
    only.take();
    only.expire(stage.agent());
  }
}
