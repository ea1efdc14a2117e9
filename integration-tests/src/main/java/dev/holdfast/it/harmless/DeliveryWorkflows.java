package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import java.util.List;

/** How production is delivered: Helm, GitOps, and kubectl apply over and over. */
final class DeliveryWorkflows {
  private DeliveryWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("Helm installs, upgrades and rolls back a database", DeliveryWorkflows::helm),
        Workflow.of("GitOps applies what hasn't changed", DeliveryWorkflows::unchanged),
        Workflow.of("GitOps applies changes and adds labels", DeliveryWorkflows::changed),
        Workflow.of("kubectl applies everything twice", DeliveryWorkflows::twice),
        Workflow.of("cert-manager rotates a certificate", DeliveryWorkflows::certificate));
  }

  private static void helm(Stage stage) {
    String namespace = stage.production();
    Helm helm = new Helm(stage, namespace);
    helm.does("install", "db", helm.chart());
    StatefulSetWorkflows.runs(stage, namespace, 2);
    helm.does("upgrade", "db", helm.chart(), "--set", "replicas=3,version=2");
    StatefulSetWorkflows.runs(stage, namespace, 3);
    helm.does("upgrade", "--install", "db", helm.chart(), "--reuse-values");
    helm.does("rollback", "db", "1");
    StatefulSetWorkflows.runs(stage, namespace, 2);
  }

  private static Actor gitOps(Stage stage) {
    return stage.account("argocd", "argocd-application-controller");
  }

  private static void syncs(Stage stage, String yaml) {
    gitOps(stage).applies(yaml, "--server-side", "--field-manager=argocd", "--force-conflicts");
  }

  private static void unchanged(Stage stage) {
    String everything = everything(stage, "1", "");
    for (int round = 0; round < 3; round++) {
      syncs(stage, everything);
    }
  }

  private static void changed(Stage stage) {
    syncs(stage, everything(stage, "1", ""));
    settled(stage);
    syncs(stage, everything(stage, "2", ", app.kubernetes.io/part-of: orders, env: prod"));
    syncs(stage, everything(stage, "2", ", app.kubernetes.io/part-of: billing, env: prod"));
    syncs(stage, everything(stage, "2", ", env: prod"));
  }

  private static void twice(Stage stage) {
    stage.agent().applies(everything(stage, "1", ""));
    settled(stage);
    stage.agent().applies(everything(stage, "1", ""));
  }

  private static void settled(Stage stage) {
    String namespace = stage.named("production");
    stage.awaitBound("fixed", namespace);
    stage.platform().until("the database to run", namespace, view -> view.running(2));
  }

  /**
   * A namespace with one of everything that is watched, and more.
   *
   * @param labels more labels of the watched objects, as YAML flow, with a comma before them
   */
  private static String everything(Stage stage, String version, String labels) {
    String namespace = stage.named("production");
    String volume = stage.named("fixed");
    String classes =
        Scenery.CLASSES
            .replace(Scenery.CLASS, stage.named("ssd"))
            .replace(Scenery.SNAPSHOT_CLASS, stage.named("snapshots"));
    String all =
        Storage.namespace(namespace, "environment: production" + labels)
            + Storage.volume(volume, "vol-" + volume, "Retain", Claim.of(namespace, "fixed"))
            + Storage.claim(
                new Claim(namespace, "fixed", "environment: production" + labels), volume)
            + Manifests.statefulSet(namespace, 2, version, "")
            + classes
            + Definitions.crd(stage.named("x.example.com"), "Ledger", "ledgers")
            + snapshot(namespace);
    return all.replace("{environment: production}", "{environment: production" + labels + "}");
  }

  private static String snapshot(String namespace) {
    return """
        ---
        apiVersion: snapshot.storage.k8s.io/v1
        kind: VolumeSnapshot
        metadata: {name: nightly, namespace: %s, labels: {environment: production}}
        spec: {volumeSnapshotClassName: %s, source: {persistentVolumeClaimName: fixed}}
        """
        .formatted(namespace, Scenery.SNAPSHOT_CLASS);
  }

  private static void certificate(Stage stage) {
    String namespace = stage.production();
    Definitions.install(stage, "cert-manager.io", "Certificate", "certificates");
    Actor manager = stage.account("cert-manager", "cert-manager");
    stage
        .agent()
        .creates(
            "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: db, namespace: %s}, spec: {secretName: db-tls}}"
                .formatted(namespace));
    manager.does(
        "create", "secret", "generic", "db-tls", "--from-literal=tls.crt=1", "-n", namespace);
    manager.patchesStatus("certificates.cert-manager.io/db", namespace, "{\"revision\": 1}");
    manager.patches("secret/db-tls", namespace, "{\"stringData\": {\"tls.crt\": \"2\"}}");
    manager.patchesStatus("certificates.cert-manager.io/db", namespace, "{\"revision\": 2}");
    stage
        .account("cert-manager", "cert-manager-cainjector")
        .annotates("crd/certificates.cert-manager.io", "", "injected", "\"" + stage.token() + "\"");
  }
}
