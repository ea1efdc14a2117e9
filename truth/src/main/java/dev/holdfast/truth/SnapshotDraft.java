package dev.holdfast.truth;

import dev.holdfast.truth.Thing.Tie;
import java.util.List;

/** Snapshots of bound claims. */
final class SnapshotDraft {
  /** On a snapshot content: the storage that it was taken of, when it needs that. */
  static final String NEEDS = "truth.holdfast.dev/needs";

  private final Draft draft;
  private final Dice dice;
  private final StorageDraft storage;

  SnapshotDraft(Draft draft, StorageDraft storage) {
    this.draft = draft;
    this.dice = draft.dice();
    this.storage = storage;
  }

  /** A snapshot of a bound claim with its content, as controller and sidecar leave them. */
  void snapshot() {
    if (storage.bound().isEmpty()) {
      return;
    }
    Thing claim = dice.pick(storage.bound());
    Thing volume = volumeOf(claim);
    int source =
        Integer.parseInt(
            volume.body().at("/metadata/annotations").path(StorageDraft.BACKING).asText());
    if (source == 0) {
      return;
    }
    String name = draft.fresh("snapshot");
    String content = draft.global(name);
    // Sometimes two contents hold the same backend snapshot.
    String handle = draft.global("snap" + (dice.chance(30) ? "" : name));
    draft.add(
        Kind.SNAPSHOT,
        claim.namespace(),
        name,
        "spec: {source: {persistentVolumeClaimName: %s}}".formatted(claim.name()),
        "{readyToUse: true, boundVolumeSnapshotContentName: %s, creationTime: \"2026-01-01T00:00:00Z\"}"
            .formatted(content),
        owners(claim));
    content(content, claim.namespace() + "/" + name, source, handle);
  }

  private List<Tie> owners(Thing claim) {
    return dice.chance(30)
        ? List.of(new Tie(claim, dice.chance(50)))
        : draft.owners(claim.namespace(), 30);
  }

  private void content(String name, String snapshot, int source, String handle) {
    String needs =
        StorageDraft.driver(source).equals(StorageDraft.OUTLIVES)
            ? ""
            : ", " + NEEDS + ": \"" + source + "\"";
    draft.add(
        Kind.CONTENT,
        "",
        name,
        """
        metadata: {annotations: {%s: %s %s}}
        spec:
          driver: %s
          deletionPolicy: %s
          source: {volumeHandle: %s}
          volumeSnapshotRef:
            apiVersion: snapshot.storage.k8s.io/v1
            kind: VolumeSnapshot
            namespace: %s
            name: %s
        """
            .formatted(
                StorageDraft.BACKING,
                StorageDraft.driver(source) + "/" + handle,
                needs,
                StorageDraft.driver(source),
                storage.policy(),
                storage.handle(source),
                snapshot.substring(0, snapshot.indexOf('/')),
                snapshot.substring(snapshot.indexOf('/') + 1)),
        "{readyToUse: true, snapshotHandle: %s, creationTime: 1767225600000000000}"
            .formatted(handle),
        List.of());
  }

  private Thing volumeOf(Thing claim) {
    return draft.of(Kind.VOLUME).stream()
        .filter(
            volume ->
                volume.body().at("/spec/claimRef/name").asText().equals(claim.name())
                    && volume
                        .body()
                        .at("/spec/claimRef/namespace")
                        .asText()
                        .equals(claim.namespace()))
        .findFirst()
        .orElseThrow();
  }
}
