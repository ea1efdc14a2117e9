package dev.holdfast.core.verdict;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.ControllerAccount;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.NamespaceCoverage;
import dev.holdfast.core.catalogue.RestorePointRule;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.OwnerReference;
import dev.holdfast.core.verdict.ActingForOthers.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a database or backup operator does to what its own objects made: it replaces a replica's
 * claim while another one holds the data, cleans up after an object whose deletion was judged, lets
 * old backups go while newer ones remain, and keeps snapshots outside of the cluster. The catalogue
 * names the account.
 */
final class OperatorsOwn {
  private final Catalogue catalogue;

  private record Owner(ObjectRef ref, String uid) {}

  OperatorsOwn(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Result covers(
      Requester requester,
      List<Effect> effects,
      InventoryObject target,
      Inventory inventory,
      Evidence evidence) {
    List<DataKind> kinds = kindsOf(requester);
    boolean deletes =
        effects.stream().allMatch(effect -> effect.effect() == EffectClass.Delete)
            && !effects.isEmpty();
    if (kinds.isEmpty() || !deletes) {
      return Result.ON_ITS_OWN;
    }
    DataKind kind = catalogue.find(target.ref().group(), target.ref().resource()).orElseThrow();
    RestorePointRule rule = kind.restorePoint();
    if (rule != null && kinds.contains(kind) && isFollowed(target, rule, inventory)) {
      return Result.CARRIES_OUT;
    }
    if (HandedOver.isSnapshot(target.ref())) {
      return HandedOver.covers(target, kinds, inventory, evidence);
    }
    return target.ref().is("", "persistentvolumeclaims") && !sharesBacking(target, inventory)
        ? claim(target, kinds, inventory, evidence)
        : Result.ON_ITS_OWN;
  }

  private List<DataKind> kindsOf(Requester requester) {
    return catalogue.kinds().stream()
        .filter(
            kind ->
                kind.controllers().stream()
                    .map(ControllerAccount::username)
                    .anyMatch(requester.username()::equals))
        .toList();
  }

  /** Every owner of its kinds must be gone, or keep the data in another claim. */
  private Result claim(
      InventoryObject claim, List<DataKind> kinds, Inventory inventory, Evidence evidence) {
    Result result = Result.ON_ITS_OWN;
    for (Owner owner : owners(claim, kinds)) {
      result = owner(owner, claim, inventory, evidence);
      if (result != Result.CARRIES_OUT) {
        return result;
      }
    }
    return result;
  }

  private boolean sharesBacking(InventoryObject claim, Inventory inventory) {
    ObjectRef volume = Neighbours.volume(claim.field("spec.volumeName"));
    DataKind kind = catalogue.find(volume.group(), volume.resource()).orElseThrow();
    return inventory.versions(volume).stream()
        .anyMatch(one -> Backings.shared(one, kind, inventory));
  }

  /** By owner reference alone: a label can be put on anybody's claim without being judged. */
  private static Set<Owner> owners(InventoryObject claim, List<DataKind> kinds) {
    Set<Owner> owners = new LinkedHashSet<>();
    for (DataKind kind : kinds) {
      for (OwnerReference reference : claim.owners()) {
        if (reference.kind().equals(kind.kind())
            && reference.apiVersion().startsWith(kind.group() + "/")) {
          String namespace = kind.namespaced() ? claim.ref().namespace() : "";
          ObjectRef ref =
              new ObjectRef(
                  kind.group(), kind.resource(), kind.kind(), namespace, reference.name());
          owners.add(new Owner(ref, reference.uid()));
        }
      }
    }
    return owners;
  }

  private static Result owner(
      Owner owner, InventoryObject claim, Inventory inventory, Evidence evidence) {
    return switch (ActingForOthers.read(owner.ref(), evidence)) {
      case LiveObject.Absent() -> Result.CARRIES_OUT;
      case LiveObject.Found(InventoryObject found) -> {
        boolean gone = found.deleting() || !found.uid().equals(owner.uid());
        yield gone || anotherHolds(found, claim, inventory)
            ? Result.CARRIES_OUT
            : Result.ON_ITS_OWN;
      }
      case LiveObject.Unreadable _ -> Result.UNREADABLE;
    };
  }

  private static boolean anotherHolds(
      InventoryObject owner, InventoryObject claim, Inventory inventory) {
    return inventory.dependents(owner.uid()).stream()
        .filter(other -> other.ref().resource().equals(claim.ref().resource()))
        .filter(other -> !other.ref().equals(claim.ref()))
        .anyMatch(other -> !other.deleting() && other.field("status.phase").equals("Bound"));
  }

  /** Whether a newer one of the same data is complete. */
  private static boolean isFollowed(
      InventoryObject backup, RestorePointRule rule, Inventory inventory) {
    Optional<Instant> own = completed(backup, rule);
    return own.isPresent()
        && inventory.ofKind(backup.ref().group(), backup.ref().resource()).stream()
            .filter(other -> other.ref().namespace().equals(backup.ref().namespace()))
            .filter(other -> !other.ref().equals(backup.ref()) && !other.deleting())
            .filter(other -> source(other, rule).equals(source(backup, rule)))
            .flatMap(other -> completed(other, rule).stream())
            .anyMatch(own.get()::isBefore);
  }

  /** What it was taken of: a name, or the namespaces that it includes and excludes. */
  private static Map<String, String> source(InventoryObject backup, RestorePointRule rule) {
    List<String> paths =
        Stream.of(
                Optional.ofNullable(rule.of()),
                Optional.ofNullable(rule.namespaces()).map(NamespaceCoverage::included),
                Optional.ofNullable(rule.namespaces()).map(NamespaceCoverage::excluded))
            .flatMap(Optional::stream)
            .map(FieldPath::text)
            .toList();
    Map<String, String> source = new HashMap<>();
    backup
        .fields()
        .forEach(
            (path, value) -> {
              if (paths.stream().anyMatch(path::startsWith)) {
                source.put(path, value);
              }
            });
    return source;
  }

  private static Optional<Instant> completed(InventoryObject backup, RestorePointRule rule) {
    try {
      return rule.done().contains(backup.field(rule.phase().text()))
          ? Optional.of(Instant.parse(backup.field(rule.completedAt().text())))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
