package dev.holdfast.truth;

import java.util.List;
import java.util.Locale;

/** Thinks up worlds; the same seed and number give the same world. */
final class Planner {
  static final Dialect SHARED = new Dialect("data.truth.example");

  private final long seed;

  Planner(long seed) {
    this.seed = seed;
  }

  World plan(int number) {
    Dice dice = new Dice(seed, number);
    boolean own = dice.chance(7);
    Dialect dialect = own ? new Dialect("w" + number + ".truth.example") : SHARED;
    Draft draft = new Draft(number, dice, dialect);
    if (own) {
      dialect
          .kinds()
          .forEach(
              kind ->
                  draft.add(
                      Kind.DEFINITION,
                      "",
                      kind.resource() + "." + dialect.group(),
                      dialect.definition(kind)));
    }
    fill(draft);
    Act act = new ActDraft(draft).act(own);
    return new World(number, dialect, own, draft.things(), knots(draft), act);
  }

  private static List<Thing> knots(Draft draft) {
    List<Thing> able =
        draft.things().stream()
            .filter(thing -> !thing.namespace().isEmpty() && !thing.owners().isEmpty())
            .filter(thing -> !thing.owners().getFirst().owner().namespace().isEmpty())
            .toList();
    return able.isEmpty() || !draft.dice().chance(20)
        ? List.of()
        : List.of(draft.dice().pick(able));
  }

  private static void fill(Draft draft) {
    Dice dice = draft.dice();
    draft.namespace(draft.global("a"));
    if (dice.chance(60)) {
      draft.namespace(draft.global("b"));
    }
    draft.add(
        Kind.CLASS,
        "",
        draft.global("class"),
        "{provisioner: kubernetes.io/no-provisioner, volumeBindingMode: Immediate}");
    StorageDraft storage = new StorageDraft(draft);
    SetDraft sets = new SetDraft(draft, storage);
    SnapshotDraft snapshots = new SnapshotDraft(draft, storage);
    int steps = dice.between(6, 14);
    for (int step = 0; step < steps; step++) {
      step(draft, storage, sets, snapshots);
    }
  }

  private static void step(
      Draft draft, StorageDraft storage, SetDraft sets, SnapshotDraft snapshots) {
    Dialect dialect = draft.dialect();
    switch (draft.dice().between(0, 13)) {
      case 0 -> owner(draft, Kind.CONFIG_MAP);
      case 1 -> owner(draft, dialect.gadget());
      case 2, 3 -> owner(draft, dialect.database());
      case 4 -> owner(draft, dialect.fleet());
      case 5 -> owner(draft, dialect.backup());
      case 6 -> storage.freeVolume();
      case 7, 8 -> sets.set();
      case 9 -> snapshots.snapshot();
      default -> storage.claim();
    }
  }

  private static void owner(Draft draft, Kind kind) {
    String namespace = kind.namespaced() ? draft.anyNamespace() : "";
    String name = draft.fresh(kind.kind().toLowerCase(Locale.ROOT));
    draft.add(
        kind,
        namespace,
        kind.namespaced() ? name : draft.global(name),
        "{}",
        "{}",
        draft.owners(namespace, 45));
  }
}
