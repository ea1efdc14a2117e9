package dev.holdfast.it.harmless;

import java.util.List;

/** A database operator's own moves, replayed as CloudNativePG's account makes them. */
final class DatabaseOperatorWorkflows {
  private DatabaseOperatorWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of(
            "a database operator creates and rolls a cluster", DatabaseOperatorWorkflows::rolled),
        Workflow.of("a database fails over", DatabaseOperatorWorkflows::failedOver),
        Workflow.of(
            "a database operator clones a replica again",
            stage -> PostgresCluster.running(stage).cloneAgain()),
        Workflow.of(
            "database backups are taken and old ones expire", DatabaseOperatorWorkflows::backups),
        Workflow.of(
            "a database operator sets and lifts its finalizers",
            stage -> PostgresCluster.running(stage).finalizers()));
  }

  private static void rolled(Stage stage) {
    PostgresCluster cluster = PostgresCluster.running(stage);
    stage.agent().applies(cluster.manifest(".1"));
    cluster.restart(2, "replica");
    cluster.restart(1, "primary");
  }

  private static void failedOver(Stage stage) {
    PostgresCluster cluster = PostgresCluster.running(stage);
    cluster.failOver();
    cluster.tellRolesOnClaims();
  }

  private static void backups(Stage stage) {
    PostgresCluster cluster = PostgresCluster.running(stage);
    cluster.backUp("monday");
    cluster.backUp("tuesday");
    cluster.expire("monday");
  }
}
