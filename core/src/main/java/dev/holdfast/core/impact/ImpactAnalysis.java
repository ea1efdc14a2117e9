package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.PropagationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out everything that a change takes with it (decision.md §3). */
public final class ImpactAnalysis {
  /** More than anybody can judge; a change with more is refused. */
  private static final int CAP = 10_000;

  private final Catalogue catalogue;
  private final int cap;

  public ImpactAnalysis(Catalogue catalogue) {
    this(catalogue, CAP);
  }

  ImpactAnalysis(Catalogue catalogue, int cap) {
    this.catalogue = requireNonNull(catalogue, "catalogue is null");
    this.cap = cap;
  }

  /**
   * The impact of a change that has effects; see {@link Stake} for what counts as its beginning.
   * Kinds that the catalogue doesn't know have none but what they reach.
   *
   * @param reached claims and volumes that the change gives somebody a hand on
   * @param inventory as cached, or an {@link InventoryOverlay} with what was read live
   * @param now restore points that claim to be newer don't count
   */
  public ImpactResult of(
      Change change,
      List<Effect> effects,
      List<Reached> reached,
      Inventory inventory,
      LinkageSettings linkage,
      Instant now) {
    Optional<Stake> stake =
        catalogue
            .find(change.kind().group(), change.kind().resource())
            .flatMap(kind -> Stake.of(change, effects, kind));
    List<InventoryObject> shown = stake.map(Stake::versions).orElse(List.of());
    Inventory seen = new InventoryOverlay(inventory, catalogue, shown);
    Closure closure = new Closure(catalogue, seen, cap);
    stake.ifPresent(one -> one.begin(closure));
    ReachedStorage.follow(reached, closure);
    closure.follow(stake.map(one -> consequences(change, effects, one.target())).orElse(List.of()));
    if (closure.tooLarge()) {
      return new ImpactResult.TooLarge(closure.falls().size());
    }
    List<RestorePoint> restorePoints = new RestorePoints(catalogue, closure, now).find();
    return known(items(closure, LinkageRules.of(linkage)), restorePoints);
  }

  private List<Consequence> consequences(Change change, List<Effect> effects, ObjectRef target) {
    boolean triggered = effects.stream().anyMatch(effect -> effect.effect() == EffectClass.Trigger);
    boolean orphan = change.propagationPolicy() == PropagationPolicy.Orphan;
    return List.of(
        new ContainerConsequence(),
        new ServingConsequence(catalogue),
        new StorageConsequence(catalogue),
        new StatefulSetClaims(target, orphan),
        new OwnerConsequence(catalogue, target, orphan, change.ofCollection()),
        new RuleConsequence(target, triggered));
  }

  private List<ImpactItem> items(Closure closure, LinkageRules rules) {
    Map<ObjectRef, Set<Backing>> backings = new HashMap<>();
    closure.falls().forEach(fall -> backings.put(fall.ref(), closure.backings().of(fall.ref())));
    BackingClasses classes = new BackingClasses(backings.values());
    ItemLinkage linkage = new ItemLinkage(rules, closure.inventory(), closure.bindings());
    List<ImpactItem> items = new ArrayList<>();
    for (Fall fall : closure.falls()) {
      items.add(
          new ImpactItem(
              fall.ref(),
              fall.versions().getFirst().uid(),
              fall.kind().role(),
              fall.fate(),
              fall.via(),
              linkage.of(fall),
              classes.of(backings.getOrDefault(fall.ref(), Set.of())).orElse(null),
              fall.cause()));
    }
    items.sort(Comparator.comparing(ImpactItem::ref));
    return items;
  }

  private static ImpactResult known(List<ImpactItem> items, List<RestorePoint> restorePoints) {
    return new ImpactResult.Known(new Impact(items, restorePoints, ImpactDigest.of(items)));
  }
}
