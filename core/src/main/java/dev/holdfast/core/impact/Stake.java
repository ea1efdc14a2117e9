package dev.holdfast.core.impact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a closure begins. A deletion takes its target. Weakening, unlabelling, touching a
 * finalizer, an owner or a claim reference, and uncovering take nothing yet; at stake is what would
 * go when the target falls, so the closure is that of its fall, judged by the worse of its old and
 * new state.
 */
final class Stake {
  private static final Set<EffectClass> AS_IF_FELL =
      EnumSet.of(
          EffectClass.Delete,
          EffectClass.Weaken,
          EffectClass.Unlabel,
          EffectClass.Finalizer,
          EffectClass.Reparent,
          EffectClass.Uncover);

  private final Change change;
  private final Set<EffectClass> effects = EnumSet.noneOf(EffectClass.class);
  private final DataKind kind;

  private Stake(Change change, DataKind kind) {
    this.change = change;
    this.kind = kind;
  }

  /** Empty when nothing happens to the target itself: a hand on data is no harm to who holds it. */
  static Optional<Stake> of(Change change, List<Effect> effects, DataKind kind) {
    Stake stake = new Stake(change, kind);
    effects.forEach(effect -> stake.effects.add(effect.effect()));
    stake.effects.remove(EffectClass.DataPlane);
    return stake.effects.isEmpty() ? Optional.empty() : Optional.of(stake);
  }

  ObjectRef target() {
    return new ObjectRef(
        kind.group(),
        kind.resource(),
        kind.kind(),
        kind.namespaced() ? change.namespace() : "",
        change.name());
  }

  /** What the review itself says of the target: its new state and its stored one. */
  List<InventoryObject> versions() {
    List<InventoryObject> versions = new ArrayList<>();
    add(change.object(), versions);
    add(change.oldObject(), versions);
    return versions;
  }

  void begin(Closure closure) {
    ObjectRef target = target();
    if (effects.stream().anyMatch(AS_IF_FELL::contains)) {
      Fate fate = closure.retention().whenDeleted(target);
      closure.reach(target, fate, true, null, "");
    } else {
      // A trigger falls upon what its rules name, as if it went itself.
      closure.reach(target, Fate.Weakened, effects.contains(EffectClass.Trigger), null, "");
    }
    if (StatefulSetClaims.is(target)) {
      closure.at(target).ifPresent(set -> claims(set, closure));
    }
  }

  private void claims(Fall set, Closure closure) {
    if (effects.contains(EffectClass.Weaken)) {
      StatefulSetClaims.reach(set, _ -> true, closure);
    } else if (effects.contains(EffectClass.Shrink)) {
      StatefulSetClaims.reach(set, leftOut(set), closure);
    }
  }

  /** Ordinals that are inside before and not after; before a CREATE, all may have been there. */
  private LongPredicate leftOut(Fall set) {
    long absent = scale() ? 0 : 1;
    long start = start(change.object(), set);
    long end = start + number(change.object(), "/spec/replicas", absent);
    LongPredicate outside = ordinal -> ordinal < start || ordinal >= end;
    if (change.operation() == Operation.CREATE) {
      return outside;
    }
    long oldStart = start(change.oldObject(), set);
    long oldEnd = oldStart + number(change.oldObject(), "/spec/replicas", absent);
    return outside.and(ordinal -> ordinal >= oldStart && ordinal < oldEnd);
  }

  /** A Scale doesn't tell the first ordinal; the set in the inventory does. */
  private long start(@Nullable JsonNode object, Fall set) {
    if (!scale()) {
      return number(object, "/spec/ordinals/start", 0);
    }
    String start = set.versions().getFirst().field("spec.ordinals.start");
    return start.isEmpty() ? 0 : Long.parseLong(start);
  }

  private static long number(@Nullable JsonNode object, String pointer, long absent) {
    return (object == null ? MissingNode.getInstance() : object.at(pointer)).asLong(absent);
  }

  private boolean scale() {
    return change.subresource().equals("scale");
  }

  private void add(@Nullable JsonNode object, List<InventoryObject> versions) {
    if (object == null || scale() || !object.path("metadata").isObject()) {
      return;
    }
    InventoryObject seen = Projection.of(object, kind);
    versions.add(
        new InventoryObject(
            target(),
            change.uid(), // of a CREATE the API server makes a new one on every try
            seen.labels(),
            seen.annotations(),
            seen.owners(),
            seen.finalizers(),
            seen.fields(),
            seen.deleting()));
  }
}
