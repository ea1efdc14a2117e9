package dev.holdfast.truth;

import dev.holdfast.truth.Thing.Tie;
import java.util.ArrayList;
import java.util.List;

/** Volumes, some of them on the same storage, and claims. */
final class StorageDraft {
  /** Tells what a volume or a content stands on, without asking what we want to test. */
  static final String BACKING = "truth.holdfast.dev/backing";

  /** A driver whose storage keeps snapshots without their volume; any other needs it. */
  static final String OUTLIVES = "ebs.csi.aws.com";

  private final Draft draft;
  private final Dice dice;
  private final int storages;
  private final List<Thing> bound = new ArrayList<>();

  StorageDraft(Draft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.storages = dice.between(1, 5);
  }

  /** Claims that have a volume from the beginning. */
  List<Thing> bound() {
    return bound;
  }

  /** A claim with the volume that it is bound to, or one that waits for a volume. */
  void claim() {
    String namespace = draft.anyNamespace();
    String name = draft.fresh("claim");
    if (dice.chance(90)) {
      Thing volume = volume(namespace, name);
      bound.add(claim(namespace, name, dice.chance(50) ? volume.name() : "", 45));
    } else {
      claim(namespace, name, "", 45);
    }
  }

  Thing claim(String namespace, String name, String volume, int ownedPercent) {
    String named = volume.isEmpty() ? "" : "volumeName: " + volume;
    return draft.add(
        Kind.CLAIM,
        namespace,
        name,
        """
        spec:
          storageClassName: %s
          accessModes: [ReadWriteOnce]
          resources: {requests: {storage: 1Gi}}
          %s
        """
            .formatted(draft.global("class"), named),
        "{}",
        draft.owners(namespace, ownedPercent));
  }

  /** A volume reserved for a claim. */
  Thing volume(String namespace, String claim) {
    return volume(
        "claimRef: {apiVersion: v1, kind: PersistentVolumeClaim, namespace: %s, name: %s}"
            .formatted(namespace, claim),
        draft.global("class"),
        policy());
  }

  /** One that no claim has, never or no longer. */
  void freeVolume() {
    if (dice.chance(50)) {
      volume("", draft.global("free"), policy());
    } else {
      volume(
          "claimRef: {namespace: %s, name: former, uid: %s}"
              .formatted(draft.anyNamespace(), ActDraft.NOBODY),
          draft.global("class"),
          "Retain");
    }
  }

  String policy() {
    return dice.chance(60) ? "Delete" : "Retain";
  }

  private Thing volume(String claim, String storageClass, String policy) {
    int storage = dice.between(0, storages);
    String name = draft.global(draft.fresh("volume"));
    String provisioner =
        dice.chance(50) ? "pv.kubernetes.io/provisioned-by: csi.truth.example," : "";
    List<Tie> owners = draft.owners("", 8);
    return draft.add(
        Kind.VOLUME,
        "",
        name,
        """
        metadata: {annotations: {%s %s: "%s"}}
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: %s
          storageClassName: %s
          %s
          %s
        """
            .formatted(
                provisioner, BACKING, storage, policy, storageClass, claim, source(storage, name)),
        "{}",
        owners);
  }

  /** The first storage is an NFS share, which has several names; the others are handles. */
  private String source(int storage, String volume) {
    if (storage == 0) {
      return share(volume);
    }
    // What was there before CSI names the same disk in another way.
    return driver(storage).equals(OUTLIVES) && dice.chance(25)
        ? "awsElasticBlockStore: {volumeID: aws://eu-west-1a/%s}".formatted(handle(storage))
        : "csi: {driver: %s, volumeHandle: %s}".formatted(driver(storage), handle(storage));
  }

  private String share(String volume) {
    String path = "/exports/" + draft.global("share");
    return dice.chance(50)
        ? "nfs: {server: filer.example, path: %s}".formatted(path)
        : """
          csi:
              driver: nfs.csi.k8s.io
              volumeHandle: %s
              volumeAttributes: {server: FILER.example, share: %s/}
          """
            .formatted(volume, path);
  }

  static String driver(int storage) {
    return storage % 2 == 0 ? OUTLIVES : "csi.truth.example";
  }

  String handle(int storage) {
    return draft.global("handle" + storage);
  }
}
