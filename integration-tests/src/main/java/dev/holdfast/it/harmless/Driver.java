package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A storage driver's provisioner and attacher. */
record Driver(Stage stage) {
  static final String PROVISIONER_FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer";
  static final String ATTACHER_FINALIZER = "external-attacher/ebs-csi-aws-com";

  void work(View view) {
    view.claims().stream().filter(this::wantsVolume).forEach(this::provision);
    view.volumes().forEach(volume -> reclaim(volume, view));
    view.attachments().forEach(this::attachOrDetach);
  }

  private Actor sidecar() {
    return stage.driver().asController();
  }

  private boolean wantsVolume(JsonNode claim) {
    return View.phase(claim).equals("Pending")
        && claim.at("/spec/volumeName").isMissingNode()
        && claim.at("/spec/storageClassName").asText().equals(Scenery.CLASS);
  }

  /** The scheduler picks a node, and the provisioner makes a volume for it. */
  private void provision(JsonNode claim) {
    String volume = stage.named("pvc-" + claim.at("/metadata/uid").asText());
    if (stage.exists("pv/" + volume, "")) {
      return;
    }
    Kubelet.scheduler(stage)
        .annotates(
            "pvc/" + View.name(claim),
            claim.at("/metadata/namespace").asText(),
            "volume.kubernetes.io/selected-node",
            "\"" + stage.named("node") + "\"");
    sidecar().posts("/api/v1/persistentvolumes", Manifests.provisioned(volume, claim));
  }

  private void reclaim(JsonNode volume, View view) {
    String name = View.name(volume);
    String owner = volume.at("/spec/claimRef/uid").asText();
    boolean claimed =
        view.claims().stream().anyMatch(one -> one.at("/metadata/uid").asText().equals(owner));
    boolean released = View.phase(volume).equals("Released") && !claimed;
    boolean deletes = volume.at("/spec/persistentVolumeReclaimPolicy").asText().equals("Delete");
    if (View.deleting(volume) && View.finalizers(volume).contains(PROVISIONER_FINALIZER)) {
      dropFinalizer("pv/" + name, volume, PROVISIONER_FINALIZER);
    } else if (released && deletes && !View.deleting(volume)) {
      sidecar().deletes("pv/" + name, "");
    }
  }

  private void attachOrDetach(JsonNode attachment) {
    String name = "volumeattachment/" + View.name(attachment);
    String volume = "pv/" + attachment.at("/spec/source/persistentVolumeName").asText();
    boolean ours = View.finalizers(attachment).contains(ATTACHER_FINALIZER);
    if (View.deleting(attachment)) {
      Optional<JsonNode> attached = stage.find(volume, "");
      if (attached.map(View::finalizers).orElse(List.of()).contains(ATTACHER_FINALIZER)) {
        // The attachment goes when this has worked, so that nothing is left of it on the volume.
        dropFinalizer(volume, attached.get(), ATTACHER_FINALIZER);
      } else {
        dropFinalizer(name, attachment, ATTACHER_FINALIZER);
      }
    } else if (!ours) {
      addFinalizer(name, attachment);
      stage.find(volume, "").ifPresent(found -> addFinalizer(volume, found));
    } else if (!attachment.at("/status/attached").asBoolean()) {
      sidecar().patchesStatus(name, "", "{\"attached\": true}");
    }
  }

  private void addFinalizer(String object, JsonNode seen) {
    List<String> present = View.finalizers(seen);
    if (!present.contains(ATTACHER_FINALIZER) && !View.deleting(seen)) {
      setFinalizers(
          object, seen, Stream.concat(present.stream(), Stream.of(ATTACHER_FINALIZER)).toList());
    }
  }

  private void dropFinalizer(String object, JsonNode seen, String finalizer) {
    List<String> present = View.finalizers(seen);
    if (present.contains(finalizer)) {
      setFinalizers(object, seen, present.stream().filter(one -> !one.equals(finalizer)).toList());
    }
  }

  private void setFinalizers(String object, JsonNode seen, List<String> names) {
    String version = seen.at("/metadata/resourceVersion").asText();
    sidecar().setsFinalizersOf(object, version, names);
  }
}
