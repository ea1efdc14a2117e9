package dev.holdfast.it.harmless;

import java.util.List;

/** What goes on while neither webhook nor operator runs. */
final class OutageWorkflows {
  private OutageWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.whileDown("claims bind for the first time", OutageWorkflows::bind),
        Workflow.whileDown("a claim is resized", OutageWorkflows::resize),
        Workflow.whileDown("volumes are attached and detached", ClusterWorkflows::attachment),
        Workflow.whileDown("a StatefulSet's Pod comes back", OutageWorkflows::restart),
        Workflow.whileDown(
            "a database fails over", stage -> PostgresCluster.running(stage).failOver()),
        Workflow.whileDown(
            "a database operator mirrors roles on its claims",
            stage -> PostgresCluster.running(stage).tellRolesOnClaims()),
        Workflow.whileDown("a cluster starts cold", OutageWorkflows::coldStart));
  }

  private static void bind(Stage stage) {
    ClaimWorkflows.boundBeforehand(stage);
    ClaimWorkflows.fill(stage, stage.named("production"));
  }

  private static void resize(Stage stage) {
    ClaimWorkflows.resize(stage, ClaimWorkflows.filled(stage));
  }

  private static void restart(Stage stage) {
    StatefulSetWorkflows.restart(stage, StatefulSetWorkflows.running(stage));
  }

  /** Nodes register, leaders are elected, Deployments and databases start. */
  private static void coldStart(Stage stage) {
    ClusterWorkflows.leases(stage);
    String namespace = stage.named("production");
    stage.agent().applies(Manifests.statefulSet(namespace, 1, "1", ""));
    stage
        .agent()
        .does("create", "deployment", "dns", "--image=registry.example/dns", "-n", namespace);
    StatefulSetWorkflows.runs(stage, namespace, 2);
  }
}
