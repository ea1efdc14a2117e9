package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.installation.HoldfastProcess;
import java.util.List;

/** Holdfast's own upgrade. */
final class UpgradeWorkflows {
  private UpgradeWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("Holdfast's chart is applied again", UpgradeWorkflows::chart),
        Workflow.of("a webhook replica and the operator restart", UpgradeWorkflows::restart));
  }

  private static void chart(Stage stage) {
    stage.installation().upgrade();
    stage.installation().awaitReady();
    ClaimWorkflows.filled(stage);
  }

  /** The API server keeps asking the first replica meanwhile. */
  private static void restart(Stage stage) {
    HoldfastProcess other = stage.installation().webhooks().getLast();
    HoldfastProcess operator = stage.installation().operator();
    other.stop();
    operator.stop();
    String namespace = ClaimWorkflows.filled(stage);
    other.start();
    operator.start();
    ClaimWorkflows.resize(stage, namespace);
    stage.installation().awaitReady();
    StatefulSetWorkflows.running(stage, namespace);
  }
}
