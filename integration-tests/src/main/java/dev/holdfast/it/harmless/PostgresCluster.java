package dev.holdfast.it.harmless;

import java.time.Instant;
import java.util.List;

/**
 * A CloudNativePG Cluster named orders and what its operator does for it: claims and Pods of its
 * own, owned by the Cluster, labelled by role.
 */
record PostgresCluster(Stage stage, String namespace) {
  private static final String GROUP = "postgresql.cnpg.io";
  private static final String OBJECT = "clusters." + GROUP + "/orders";

  static PostgresCluster running(Stage stage) {
    Definitions.install(stage, GROUP, "Cluster", "clusters");
    Definitions.install(stage, GROUP, "Backup", "backups");
    PostgresCluster cluster = new PostgresCluster(stage, stage.production());
    stage.agent().applies(cluster.manifest(""));
    cluster.instance(1, "primary");
    cluster.instance(2, "replica");
    cluster.running(2);
    return cluster;
  }

  Actor operator() {
    return stage.account("cnpg-system", "cnpg-manager");
  }

  String manifest(String image) {
    return """
        apiVersion: %s/v1
        kind: Cluster
        metadata: {name: orders, namespace: %s, labels: {environment: production}}
        spec: {instances: 2, imageName: "postgres:17%s", storage: {size: 10Gi}}
        """
        .formatted(GROUP, namespace, image);
  }

  void running(int instances) {
    StatefulSetWorkflows.runs(stage, namespace, instances);
  }

  /** A claim, and a Pod on it. */
  void instance(int number, String role) {
    String owned =
        "ownerReferences: [{apiVersion: %s/v1, kind: Cluster, name: orders, uid: %s, controller: true}]"
            .formatted(GROUP, stage.field(OBJECT, namespace, "/metadata/uid"));
    String labels =
        "labels: {cnpg.io/cluster: orders, cnpg.io/instanceRole: %s}, %s".formatted(role, owned);
    operator()
        .posts(
            Paths.collection("pvc", namespace),
            Manifests.claim(namespace, "orders-" + number)
                .replace("namespace: " + namespace, "namespace: " + namespace + ", " + labels));
    pod(number, labels);
  }

  private void pod(int number, String labels) {
    String name = "orders-" + number;
    operator()
        .posts(
            Paths.collection("pod", namespace),
            Manifests.pod(namespace, name, name).replace("labels: {}", labels));
  }

  /** Its Pod goes and comes back with the other role. */
  void restart(int number, String role) {
    String name = "orders-" + number;
    operator().deletes("pod/" + name, namespace);
    stage
        .platform()
        .until(
            name + " to be gone",
            namespace,
            view -> view.pods().stream().noneMatch(pod -> View.name(pod).equals(name)));
    pod(number, "labels: {cnpg.io/cluster: orders, cnpg.io/instanceRole: " + role + "}");
    running(2);
  }

  void failOver() {
    operator().patchesStatus(OBJECT, namespace, "{\"targetPrimary\": \"orders-2\"}");
    label("pod/orders-2", "primary");
    operator().patchesStatus(OBJECT, namespace, "{\"currentPrimary\": \"orders-2\"}");
    restart(1, "replica");
  }

  /** The operator mirrors roles on the claims. */
  void tellRolesOnClaims() {
    label("pvc/orders-2", "primary");
    label("pvc/orders-1", "replica");
  }

  private void label(String object, String role) {
    operator().labels(object, namespace, "cnpg.io/instanceRole", role);
  }

  /** Data of one replica is thrown away and copied from the primary again, into a new claim. */
  void cloneAgain() {
    operator().deletes("pvc/orders-2", namespace);
    operator().deletes("pod/orders-2", namespace);
    stage
        .platform()
        .until(
            "the old replica to be gone",
            namespace,
            view -> view.claims().size() == 1 && view.pods().size() == 1);
    instance(3, "replica");
    running(2);
  }

  void backUp(String name) {
    operator()
        .posts(
            Paths.collection("backups." + GROUP, namespace),
            "{apiVersion: %s/v1, kind: Backup, metadata: {name: %s, namespace: %s}, spec: {cluster: {name: orders}}}"
                .formatted(GROUP, name, namespace));
    operator()
        .patchesStatus(
            "backups." + GROUP + "/" + name,
            namespace,
            "{\"phase\": \"completed\", \"stoppedAt\": \"%s\"}".formatted(Instant.now()));
  }

  void expire(String backup) {
    operator().deletes("backups." + GROUP + "/" + backup, namespace);
  }

  void finalizers() {
    operator().setsFinalizers(OBJECT, namespace, List.of("cnpg.io/deleteDatabase"));
    operator().setsFinalizers(OBJECT, namespace, List.of());
  }
}
