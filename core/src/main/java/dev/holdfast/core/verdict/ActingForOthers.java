package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.identity.SystemAccounts;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LinkageRules;
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
  private final OperatorsOwn operators;

  ActingForOthers(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.operators = new OperatorsOwn(catalogue);
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
  Result look(
      Change change,
      List<Effect> effects,
      InventoryObject target,
      LinkageSettings linkage,
      Inventory inventory,
      Evidence evidence) {
    String username = change.requester().username();
    boolean delete = change.operation() == Operation.DELETE;
    if (SystemAccounts.isApiServer(username)
        && target.ref().is("apiregistration.k8s.io", "apiservices")) {
      // It keeps them in step with definitions, whose changes were judged.
      return Result.CARRIES_OUT;
    }
    if (delete
        && !target.ref().namespace().isEmpty()
        && SystemAccounts.isController(username, "namespace-controller")) {
      Result result = namespaceGoes(target, evidence);
      if (result != Result.ON_ITS_OWN) {
        return result;
      }
    }
    if (delete && SystemAccounts.isController(username, "generic-garbage-collector")) {
      Result result = ownersGo(target, linkage, inventory, evidence);
      if (result != Result.ON_ITS_OWN) {
        return result;
      }
    }
    if (onlyEndsIt(effects)) {
      Result result =
          ReleasedStorage.isHolder(target.ref())
              ? ReleasedStorage.holder(target, evidence)
              : behind(target, inventory, evidence);
      if (result != Result.ON_ITS_OWN) {
        return result;
      }
    }
    if (SystemAccounts.isController(username, "statefulset-controller")) {
      return RetentionPolicy.covers(change, effects, target, evidence);
    }
    return operators.covers(change.requester(), effects, target, inventory, evidence);
  }

  private Result behind(InventoryObject target, Inventory inventory, Evidence evidence) {
    return catalogue
        .find(target.ref().group(), target.ref().resource())
        .map(kind -> ReleasedStorage.behind(target, kind, inventory, evidence))
        .orElse(Result.ON_ITS_OWN);
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

  /**
   * The owner's deletion was judged, and so was naming it as owner. A Pod's deletion isn't: what it
   * was given by the ephemeral-volume controller goes with it, unless that is a volume which others
   * miss, picked by a selector or a class.
   */
  private Result ownersGo(
      InventoryObject target, LinkageSettings linkage, Inventory inventory, Evidence evidence) {
    List<OwnerReference> pods = target.owners().stream().filter(ActingForOthers::isPod).toList();
    boolean judged =
        !target.owners().isEmpty()
            && target.owners().stream().allMatch(owner -> isPod(owner) || judged(owner, inventory));
    if (!judged) {
      return Result.ON_ITS_OWN;
    }
    return pods.isEmpty() || !missedByOthers(target, linkage, inventory)
        ? Result.CARRIES_OUT
        : RetentionPolicy.scaledAway(pods.getFirst(), target, evidence);
  }

  /** Whether the claim's volume is linked by its own labels, or its storage not its alone. */
  private boolean missedByOthers(
      InventoryObject claim, LinkageSettings linkage, Inventory inventory) {
    ObjectRef volume = Neighbours.volume(claim.field("spec.volumeName"));
    DataKind kind = catalogue.find(volume.group(), volume.resource()).orElseThrow();
    return inventory.versions(volume).stream()
        .anyMatch(
            one ->
                LinkageRules.ofLabelled(linkage).of(List.of(one), Map.of()).linked()
                    || Backings.shared(one, kind, inventory));
  }

  private static boolean isPod(OwnerReference owner) {
    return owner.apiVersion().equals("v1") && owner.kind().equals("Pod");
  }

  private boolean judged(OwnerReference owner, Inventory inventory) {
    int slash = owner.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : owner.apiVersion().substring(0, slash);
    for (DataKind kind : catalogue.kinds()) {
      if (kind.group().equals(group)
          && kind.kind().equals(owner.kind())
          && (!catalogue.isBrought(kind) || defined(kind, inventory))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a brought kind's resource is what it says: by another's name it judged nothing. */
  private static boolean defined(DataKind kind, Inventory inventory) {
    return inventory.ofKind("apiextensions.k8s.io", "customresourcedefinitions").stream()
        .anyMatch(
            definition ->
                definition.field("spec.group").equals(kind.group())
                    && definition.field("spec.names.plural").equals(kind.resource())
                    && definition.field("spec.names.kind").equals(kind.kind()));
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
