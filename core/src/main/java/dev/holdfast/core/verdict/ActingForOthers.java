package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.identity.SystemAccounts;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets through what merely carries out an act that was judged itself (decision.md §4). What is not
 * proved here is judged like anybody's change.
 */
final class ActingForOthers {
  private final Catalogue catalogue;

  ActingForOthers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What came of looking. */
  enum Result {
    CARRIES_OUT,
    ON_ITS_OWN,
    UNREADABLE
  }

  /**
   * Whether the change carries out something judged.
   *
   * @param target as the review shows it before the change
   */
  Result look(Change change, List<Effect> effects, InventoryObject target, Evidence evidence) {
    String username = change.requester().username();
    boolean delete = change.operation() == Operation.DELETE;
    if (delete
        && !target.ref().namespace().isEmpty()
        && SystemAccounts.isController(username, "namespace-controller")) {
      Result result = namespaceGoes(target, evidence);
      if (result != Result.ON_ITS_OWN) {
        return result;
      }
    }
    if (delete
        && SystemAccounts.isController(username, "generic-garbage-collector")
        && ownersWereJudged(target)) {
      return Result.CARRIES_OUT;
    }
    if (onlyEndsIt(effects)) {
      switch (target.ref().resource()) {
        case "persistentvolumes" -> {
          return ReleasedStorage.volume(target, evidence);
        }
        case "volumesnapshotcontents" -> {
          return ReleasedStorage.content(target, evidence);
        }
        default -> {}
      }
    }
    if (SystemAccounts.isController(username, "statefulset-controller")) {
      return RetentionPolicy.covers(change, effects, target, evidence);
    }
    return Result.ON_ITS_OWN;
  }

  private static Result namespaceGoes(InventoryObject target, Evidence evidence) {
    ObjectRef ref = Neighbours.namespace(target.ref().namespace());
    return switch (read(ref, evidence)) {
      case LiveObject.Found(InventoryObject namespace) ->
          namespace.deleting() ? Result.CARRIES_OUT : Result.ON_ITS_OWN;
      case LiveObject.Absent() -> Result.CARRIES_OUT;
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  /** The owner's deletion was judged, and so was naming it as owner. */
  private boolean ownersWereJudged(InventoryObject target) {
    return !target.owners().isEmpty() && target.owners().stream().allMatch(this::judged);
  }

  private boolean judged(OwnerReference owner) {
    int slash = owner.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
    if (group.isEmpty() && owner.kind().equals("Pod")) {
      return true;
    }
    for (DataKind kind : catalogue.kinds()) {
      if (kind.group().equals(group) && kind.kind().equals(owner.kind())) {
        return true;
      }
    }
    return false;
  }

  private static boolean onlyEndsIt(List<Effect> effects) {
    return effects.stream()
        .allMatch(
            effect -> Set.of(EffectClass.Delete, EffectClass.Finalizer).contains(effect.effect()));
  }

  static LiveObject read(ObjectRef ref, Evidence evidence) {
    Map<ObjectRef, LiveObject> answers = evidence.read(List.of(ref));
    LiveObject answer = answers.get(ref);
    return answer == null ? new LiveObject.Unreadable(ref + " was not read") : answer;
  }
}
