package dev.holdfast.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Thinks up what happens to a world. */
final class ActDraft {
  /** The uid of nothing. */
  static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final Draft draft;
  private final Dice dice;

  ActDraft(Draft draft) {
    this.draft = draft;
    this.dice = draft.dice();
  }

  Act act(boolean definitions) {
    if (definitions) {
      return delete(draft.of(Kind.DEFINITION)).orElseThrow();
    }
    while (true) {
      Optional<Act> act = attempt();
      if (act.isPresent()) {
        return act.get();
      }
    }
  }

  private Optional<Act> attempt() {
    Dialect dialect = draft.dialect();
    List<Supplier<Optional<Act>>> ways = new ArrayList<>();
    add(ways, 12, () -> delete(draft.of(Kind.CLAIM)));
    add(ways, 8, () -> delete(draft.of(Kind.VOLUME)));
    add(ways, 7, () -> delete(draft.of(Kind.NAMESPACE)));
    add(ways, 14, () -> delete(draft.of(Kind.SET)));
    add(ways, 8, () -> delete(draft.of(dialect.database())));
    add(ways, 5, () -> delete(draft.of(dialect.fleet())));
    add(ways, 6, () -> delete(draft.of(dialect.gadget())));
    add(ways, 6, () -> delete(draft.of(Kind.CONFIG_MAP)));
    add(ways, 5, () -> delete(draft.of(Kind.SNAPSHOT)));
    add(ways, 4, () -> delete(draft.of(Kind.CONTENT)));
    add(ways, 3, () -> delete(draft.of(Kind.CLASS)));
    add(ways, 5, this::deleteAll);
    add(ways, 8, () -> set("scale down", "", this::fewer));
    add(ways, 5, () -> set("scale down", "scale", this::fewer));
    add(ways, 3, () -> set("scale down, claims too,", "", this::fewerWithClaims));
    add(ways, 6, () -> set("move of the first ordinal", "", this::moveStart));
    add(ways, 6, this::reparent);
    add(ways, 4, this::release);
    add(ways, 3, this::weaken);
    return dice.pick(ways).get();
  }

  private static void add(
      List<Supplier<Optional<Act>>> ways, int weight, Supplier<Optional<Act>> way) {
    for (int count = 0; count < weight; count++) {
      ways.add(way);
    }
  }

  private Optional<Act> delete(List<Thing> targets) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    List<Thing> owning = targets.stream().filter(this::owns).toList();
    Thing target = dice.pick(owning.isEmpty() || dice.chance(30) ? targets : owning);
    String policy = dice.pick("", "Background", "Background", "Foreground", "Foreground", "Orphan");
    return Optional.of(new Act.Delete(target, policy));
  }

  /** Whether something would go with it; worlds where nothing does show little. */
  private boolean owns(Thing owner) {
    return draft.things().stream().anyMatch(thing -> thing.ownedBy(owner));
  }

  private Optional<Act> deleteAll() {
    Kind kind = dice.pick(List.of(Kind.CLAIM, Kind.CLAIM, Kind.SET, draft.dialect().database()));
    String namespace = draft.anyNamespace();
    boolean any = draft.of(kind).stream().anyMatch(thing -> thing.namespace().equals(namespace));
    return any ? Optional.of(new Act.DeleteAll(kind, namespace)) : Optional.empty();
  }

  private Optional<Act> edit(Kind kind, String subresource, String what, Act.Hand hand) {
    List<Thing> targets = draft.of(kind);
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(new Act.Edit(dice.pick(targets), subresource, what, hand));
  }

  private Optional<Act> set(String what, String subresource, Act.Hand hand) {
    return edit(Kind.SET, subresource, what, hand);
  }

  private void fewer(ObjectNode set, State before) {
    int replicas = set.at("/spec/replicas").asInt(0);
    // Hands must do the same on each call, so they throw no dice.
    set.withObject("/spec").put("replicas", replicas / 2);
  }

  private void fewerWithClaims(ObjectNode set, State before) {
    fewer(set, before);
    set.withObject("/spec/persistentVolumeClaimRetentionPolicy").put("whenScaled", "Delete");
  }

  private void moveStart(ObjectNode set, State before) {
    int start = set.at("/spec/ordinals/start").asInt(0);
    set.withObject("/spec/ordinals").put("start", start == 1 ? 0 : start + 1);
  }

  /** Another owner, one that isn't there or isn't near, instead of the others or beside them. */
  private Optional<Act> reparent() {
    List<Thing> targets =
        draft.things().stream()
            .filter(thing -> !thing.kind().equals(Kind.NAMESPACE))
            .filter(thing -> !thing.kind().equals(Kind.CONFIG_MAP))
            .toList();
    Thing target = dice.pick(targets);
    boolean beside = dice.chance(30);
    Thing elsewhere = dice.pick(draft.things());
    boolean dead = dice.chance(50);
    return Optional.of(
        new Act.Edit(
            target,
            "",
            dead ? "naming a dead owner" : "naming as owner " + elsewhere.ref() + ", update",
            (object, before) -> {
              ObjectNode metadata = object.withObject("/metadata");
              if (!beside) {
                metadata.remove("ownerReferences");
              }
              metadata
                  .withArray("/ownerReferences")
                  .addObject()
                  .put("apiVersion", elsewhere.kind().apiVersion())
                  .put("kind", elsewhere.kind().kind())
                  .put("name", elsewhere.name())
                  .put("uid", dead ? NOBODY : before.find(elsewhere.ref()).orElseThrow().uid());
            }));
  }

  private Optional<Act> release() {
    boolean all = dice.chance(40);
    return edit(
        Kind.VOLUME,
        "",
        all ? "removal of the claim reference" : "another uid in the claim reference",
        (volume, before) -> {
          if (all) {
            volume.withObject("/spec").remove("claimRef");
          } else if (volume.at("/spec").hasNonNull("claimRef")) {
            volume.withObject("/spec/claimRef").put("uid", NOBODY);
          }
        });
  }

  private Optional<Act> weaken() {
    return edit(
        Kind.VOLUME,
        "",
        "policy Delete",
        (volume, before) ->
            volume.withObject("/spec").put("persistentVolumeReclaimPolicy", "Delete"));
  }
}
