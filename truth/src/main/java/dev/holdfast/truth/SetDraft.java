package dev.holdfast.truth;

/** StatefulSets with every retention, and volumes and claims for their ordinals and beside them. */
final class SetDraft {
  private final Draft draft;
  private final Dice dice;
  private final StorageDraft storage;

  SetDraft(Draft draft, StorageDraft storage) {
    this.draft = draft;
    this.dice = draft.dice();
    this.storage = storage;
  }

  void set() {
    String namespace = draft.anyNamespace();
    String name = draft.fresh("set");
    int start = dice.chance(30) ? dice.between(1, 2) : 0;
    int replicas = dice.between(0, 3);
    for (int ordinal = 0; ordinal <= start + replicas; ordinal++) {
      String claim = "data-" + name + "-" + ordinal;
      boolean inside = ordinal >= start && ordinal < start + replicas;
      boolean reserved = dice.chance(inside ? 80 : 30);
      if (reserved) {
        storage.volume(namespace, claim);
      }
      // Outside are those that an earlier, larger set has left; inside the set adopts them.
      if (dice.chance(inside ? 15 : 50)) {
        storage.claim(namespace, claim, "", 25);
      }
    }
    draft.add(
        Kind.SET,
        namespace,
        name,
        manifest(name, start, replicas),
        "{}",
        draft.owners(namespace, 35));
  }

  private String manifest(String name, int start, int replicas) {
    return """
        spec:
          serviceName: %1$s
          replicas: %2$d
          ordinals: {start: %3$d}
          podManagementPolicy: Parallel
          persistentVolumeClaimRetentionPolicy: {whenDeleted: %4$s, whenScaled: %5$s}
          selector: {matchLabels: {set: %1$s}}
          template:
            metadata: {labels: {set: %1$s, %6$s}}
            spec:
              terminationGracePeriodSeconds: 0
              containers: [{name: main, image: none.example/none}]
          volumeClaimTemplates:
          - metadata: {name: data, labels: {%6$s}}
            spec:
              storageClassName: %7$s
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
        """
        .formatted(
            name,
            replicas,
            start,
            dice.pick("Delete", "Retain"),
            dice.pick("Delete", "Delete", "Retain"),
            draft.label(),
            draft.global("class"));
  }
}
