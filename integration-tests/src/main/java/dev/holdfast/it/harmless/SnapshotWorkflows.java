package dev.holdfast.it.harmless;

import java.util.List;

/** Snapshots of production's claims, as the snapshot controller and the driver's sidecar work. */
final class SnapshotWorkflows {
  private SnapshotWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("a snapshot is taken and becomes ready", SnapshotWorkflows::taken),
        Workflow.of("a snapshot is restored into a new claim", SnapshotWorkflows::restored),
        Workflow.of("an old snapshot expires while a newer one stays", SnapshotWorkflows::expires));
  }

  private static void taken(Stage stage) {
    SnapshotMaking.named(stage, ClaimWorkflows.filled(stage), "nightly").take();
  }

  private static void restored(Stage stage) {
    String namespace = ClaimWorkflows.filled(stage);
    SnapshotMaking.named(stage, namespace, "nightly").take();
    String source =
        ", dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: nightly}";
    stage.agent().creates(Manifests.claim(namespace, "restored", source));
    stage.platform().until("the claim to be bound", namespace, view -> view.bound("restored"));
  }

  private static void expires(Stage stage) {
    String namespace = ClaimWorkflows.filled(stage);
    SnapshotMaking old = SnapshotMaking.named(stage, namespace, "monday");
    old.take();
    SnapshotMaking.named(stage, namespace, "tuesday").take();
    old.expire(stage.agent());
  }
}
