package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import java.util.List;
import java.util.Locale;

/** Claims and volumes of production, from birth to a bigger size. */
final class ClaimWorkflows {
  private ClaimWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("a claim binds to a volume made for it", ClaimWorkflows::boundBeforehand),
        Workflow.of("a provisioner fills a claim", ClaimWorkflows::provisioned),
        Workflow.of("a claim is cloned into another", ClaimWorkflows::cloned),
        Workflow.of("a claim is resized", ClaimWorkflows::resized),
        Workflow.of("claims and volumes get labels and annotations", ClaimWorkflows::labelled),
        Workflow.of("a volume is set to Retain", ClaimWorkflows::retained),
        Workflow.of("a Pod mounts a claim and is replaced", ClaimWorkflows::mounted),
        Workflow.of("a Pod with an ephemeral volume comes and goes", ClaimWorkflows::ephemeral));
  }

  static void boundBeforehand(Stage stage) {
    String namespace = stage.production();
    for (String policy : List.of("Retain", "Delete")) {
      String claim = "data-" + policy.toLowerCase(Locale.ROOT);
      String volume = stage.named(claim);
      stage
          .agent()
          .creates(Storage.pair(volume, "vol-" + volume, policy, Claim.of(namespace, claim)));
      stage.awaitBound(claim, namespace);
    }
  }

  /** A claim named data, filled by the driver's provisioner. */
  static String filled(Stage stage) {
    return fill(stage, stage.production());
  }

  static String fill(Stage stage, String namespace) {
    stage.agent().creates(Manifests.claim(namespace, "data"));
    stage.platform().until("the claim to be bound", namespace, view -> view.bound("data"));
    return namespace;
  }

  private static void provisioned(Stage stage) {
    filled(stage);
  }

  private static void cloned(Stage stage) {
    String namespace = filled(stage);
    String source = ", dataSource: {kind: PersistentVolumeClaim, name: data}";
    stage.agent().creates(Manifests.claim(namespace, "copy", source));
    stage.platform().until("the copy to be bound", namespace, view -> view.bound("copy"));
  }

  private static void resized(Stage stage) {
    resize(stage, filled(stage));
  }

  /** What user, resizer and kubelet do in turn. */
  static void resize(Stage stage, String namespace) {
    String volume = "pv/" + stage.field("pvc/data", namespace, "/spec/volumeName");
    String bigger = "{\"spec\": {\"resources\": {\"requests\": {\"storage\": \"20Gi\"}}}}";
    stage.agent().patches("pvc/data", namespace, bigger);
    Actor resizer = stage.driver();
    resizer.patchesStatus("pvc/data", namespace, condition("Resizing"));
    resizer.patches(volume, "", "{\"spec\": {\"capacity\": {\"storage\": \"20Gi\"}}}");
    resizer.patchesStatus("pvc/data", namespace, condition("FileSystemResizePending"));
    Actor kubelet = new Kubelet(stage).actor();
    kubelet.patchesStatus(
        "pvc/data", namespace, "{\"capacity\": {\"storage\": \"20Gi\"}, \"conditions\": []}");
  }

  private static String condition(String type) {
    return "{\"conditions\": [{\"type\": \"%s\", \"status\": \"True\"}]}".formatted(type);
  }

  private static void labelled(Stage stage) {
    String namespace = filled(stage);
    String volume = "pv/" + stage.field("pvc/data", namespace, "/spec/volumeName");
    stage
        .agent()
        .does("label", "pvc/data", "-n", namespace, "team=orders", "environment=production");
    stage.agent().does("label", volume, "team=orders", "environment=production");
    stage.agent().does("label", "pvc/data", "-n", namespace, "team=billing", "--overwrite");
    stage.agent().does("label", "pvc/data", "-n", namespace, "team-");
    stage.agent().does("annotate", "pvc/data", "-n", namespace, "note=checked");
    stage.agent().does("annotate", volume, "note=checked");
  }

  private static void retained(Stage stage) {
    String namespace = filled(stage);
    String volume = "pv/" + stage.field("pvc/data", namespace, "/spec/volumeName");
    String retain = "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"Retain\"}}";
    stage.agent().patches(volume, "", retain);
  }

  private static void mounted(Stage stage) {
    String namespace = filled(stage);
    String pod = Manifests.pod(namespace, "app", "data");
    stage.human().creates(pod);
    stage.platform().until("the Pod to run", namespace, view -> view.runs("app"));
    stage.agent().does("delete", "pod/app", "-n", namespace, "--wait=false");
    stage.platform().until("the Pod to be gone", namespace, view -> view.pods().isEmpty());
    stage.human().creates(pod);
    stage.platform().until("the Pod to run again", namespace, view -> view.runs("app"));
  }

  private static void ephemeral(Stage stage) {
    String namespace = stage.production();
    String template =
        "ephemeral: {volumeClaimTemplate: {spec: {storageClassName: %s, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}"
            .formatted(Scenery.CLASS);
    stage.agent().creates(Manifests.pod(namespace, "app", template, ""));
    stage.platform().until("the Pod to run", namespace, view -> view.runs("app"));
    stage.agent().does("delete", "pod/app", "-n", namespace, "--wait=false");
    stage.platform().until("its claim to be gone", namespace, view -> view.claims().isEmpty());
    stage.platform().untilVolumesGone(namespace);
  }
}
