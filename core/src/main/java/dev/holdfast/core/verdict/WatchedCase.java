package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.InventoryOverlay;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.reach.DataPlane;
import dev.holdfast.core.reach.DataPlaneFindings;
import dev.holdfast.core.reach.PodHolder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A change of anything that isn't one of our own kinds. */
final class WatchedCase {
  private final Catalogue catalogue;
  private final Inquiry inquiry;
  private final ActingForOthers acting;
  private final PodReading pods;
  private final Permission permission;

  WatchedCase(Catalogue catalogue, Permission permission) {
    this.catalogue = catalogue;
    this.inquiry = new Inquiry(catalogue);
    this.acting = new ActingForOthers(catalogue);
    this.pods = new PodReading(new DataPlane(catalogue));
    this.permission = permission;
  }

  Decision decide(DecisionDraft draft, Classification who, Surroundings surroundings) {
    Change change = draft.change();
    List<Effect> effects = inquiry.effects(change, surroundings.inventory(), linkage(surroundings));
    return switch (pods.of(change, surroundings.inventory(), surroundings.evidence())) {
      case PodReading.Outcome.Unknown(GuardFault fault) ->
          draft.fault(fault, new Findings(effects, null, List.of(), List.of()));
      case PodReading.Outcome.Known(DataPlaneFindings reach) ->
          effects.isEmpty() && reach.reaches().isEmpty()
              ? PodReading.blind(reach, surroundings.staleKinds())
                  .or(() -> undescribed(change, surroundings.staleKinds()))
                  .map(fault -> draft.fault(fault, Findings.NONE))
                  .orElseGet(() -> harmless(draft, who, surroundings))
              : effective(draft, who, Inquiry.matter(change, effects, reach), surroundings);
    };
  }

  /** Nobody can say that it is harmless while it isn't known what users brought. */
  private Optional<GuardFault> undescribed(Change change, Set<String> staleKinds) {
    boolean described =
        catalogue.find(change.kind().group(), change.kind().resource()).isPresent()
            || PodHolder.find(change.kind()).isPresent();
    return described || !staleKinds.contains(Surroundings.BROUGHT_KINDS)
        ? Optional.empty()
        : Optional.of(GuardFault.stale(new TreeSet<>(staleKinds)));
  }

  private Decision effective(
      DecisionDraft draft, Classification who, Matter matter, Surroundings surroundings) {
    Change change = draft.change();
    Findings found = new Findings(matter.effects(), null, List.of(), List.of());
    Optional<GuardFault> hindrance = hindrance(who, surroundings);
    if (hindrance.isPresent()) {
      return draft.fault(hindrance.get(), found);
    }
    Optional<InventoryObject> target = target(change);
    if (target.isEmpty()) {
      return destructive(draft, matter, List.of(), surroundings);
    }
    return switch (acting.look(
        change,
        matter.effects(),
        target.get(),
        linkage(surroundings),
        surroundings.inventory(),
        surroundings.evidence())) {
      case CARRIES_OUT -> draft.allow(found, List.of());
      case UNREADABLE -> draft.fault(Freshness.unreadable("what this carries out"), found);
      case ON_ITS_OWN ->
          destructive(draft, matter, Neighbours.of(change, target.get(), catalogue), surroundings);
    };
  }

  /** Twice when need be: as cached, and as read live; both must allow. */
  private Decision destructive(
      DecisionDraft draft, Matter matter, List<ObjectRef> neighbours, Surroundings surroundings) {
    Inventory cached = surroundings.inventory();
    Decision first = judge(draft, matter, cached, surroundings);
    if (!(first.verdict() instanceof Verdict.Allow)) {
      return first;
    }
    Set<ObjectRef> refs = new LinkedHashSet<>(neighbours);
    refs.addAll(Neighbours.of(draft.change(), matter.reached(), cached));
    return switch (Freshness.read(List.copyOf(refs), cached, surroundings.evidence())) {
      case Freshness.Reading.Same() -> first;
      case Freshness.Reading.Differs(Map<ObjectRef, InventoryObject> read) -> {
        Inventory live = new InventoryOverlay(cached, catalogue, read.values());
        yield judge(draft, matter, live, surroundings);
      }
      case Freshness.Reading.Unreadable(GuardFault fault) ->
          draft.fault(
              fault, new Findings(first.effects(), first.impact(), first.policies(), List.of()));
    };
  }

  private Decision judge(
      DecisionDraft draft, Matter matter, Inventory inventory, Surroundings surroundings) {
    Bundle bundle = surroundings.bundle().orElseThrow();
    Findings findings =
        inquiry.find(draft.change(), draft.identity(), matter, inventory, bundle, surroundings);
    return conclude(draft, findings, surroundings);
  }

  private Decision conclude(DecisionDraft draft, Findings findings, Surroundings surroundings) {
    List<GuardFault> faults = findings.enforcedFaults();
    List<Reason> denies = findings.denies();
    if (!denies.isEmpty()) {
      List<Reason> all = Reasons.joined(denies, faults, findings.requirements());
      return draft.deny(all, findings, Optional.empty());
    }
    if (!faults.isEmpty()) {
      List<Reason> required = findings.requirements().stream().map(Reasons::of).toList();
      return draft.faults(faults, required, findings);
    }
    Impact known = findings.impact();
    Impact impact = known == null ? Impact.none() : known;
    return permission.decide(
        draft, findings, impact, findings.requirements(), Duration.ZERO, surroundings);
  }

  /** No effects: only policies that name the operation can object. */
  private Decision harmless(DecisionDraft draft, Classification who, Surroundings surroundings) {
    if (surroundings.bundle().isEmpty()) {
      return draft.allow();
    }
    Optional<GuardFault> ambiguous = Identification.fault(who);
    if (ambiguous.isPresent()) {
      return draft.allowWith(
          List.of(Reasons.warning(ambiguous.get().reason().message())), List.of());
    }
    Matter nothing = new Matter(List.of(), List.of());
    return judge(draft, nothing, surroundings.inventory(), surroundings);
  }

  private static Optional<GuardFault> hindrance(Classification who, Surroundings surroundings) {
    if (surroundings.bundle().isEmpty()) {
      return Optional.of(
          GuardFault.of("NotReady", "no policy bundle is loaded yet; repeat the request later"));
    }
    if (!surroundings.staleKinds().isEmpty()) {
      return Optional.of(GuardFault.stale(new TreeSet<>(surroundings.staleKinds())));
    }
    return Identification.fault(who);
  }

  private static LinkageSettings linkage(Surroundings surroundings) {
    return surroundings
        .bundle()
        .map(bundle -> LinkageRules.resolve(bundle.spec().settings().linkage()))
        .orElse(LinkageRules.DEFAULTS);
  }

  /** The object as it is before the change, or as it is to be created; of watched kinds only. */
  private Optional<InventoryObject> target(Change change) {
    var object = change.oldObject() == null ? change.object() : change.oldObject();
    return object == null
        ? Optional.empty()
        : catalogue
            .find(change.kind().group(), change.kind().resource())
            .map(kind -> Projection.of(object, kind));
  }
}
