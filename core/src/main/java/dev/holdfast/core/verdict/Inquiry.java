package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.Effects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Backings;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactAnalysis;
import dev.holdfast.core.impact.ImpactResult;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.policy.InputDocument;
import dev.holdfast.core.policy.PolicyMatching;
import dev.holdfast.core.reach.DataPlaneFindings;
import dev.holdfast.core.verdict.Decision.PolicyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks catalogue, impact and policies, in this order, on one view of the inventory. */
final class Inquiry {
  private final Catalogue catalogue;
  private final ImpactAnalysis analysis;

  Inquiry(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.analysis = new ImpactAnalysis(catalogue);
  }

  List<Effect> effects(Change change, Inventory inventory, LinkageSettings linkage) {
    Optional<DataKind> kind = catalogue.find(change.kind().group(), change.kind().resource());
    Map<String, String> stored =
        kind.flatMap(one -> inventory.find(Neighbours.target(change, one)))
            .map(InventoryObject::fields)
            .orElse(null);
    List<Effect> effects = Effects.of(change, catalogue, linkage, stored);
    return kind.isEmpty() || change.object() == null
        ? effects
        : effects.stream()
            .filter(
                effect ->
                    !needsSharedBacking(effect, kind.get())
                        || Backings.shared(
                            Projection.of(change.object(), kind.get()), kind.get(), inventory))
            .toList();
  }

  private static boolean needsSharedBacking(Effect effect, DataKind kind) {
    return kind.transitions().stream()
        .anyMatch(rule -> rule.sharedBacking() && rule.id().equals(effect.rule()));
  }

  /** Effects by the catalogue, then a hand on data. */
  static Matter matter(Change change, List<Effect> effects, DataPlaneFindings reach) {
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(reach.effects(change));
    all.sort(Effects.ORDER);
    return new Matter(all, reach.reached());
  }

  Findings find(
      Change change,
      Identity identity,
      Matter matter,
      Inventory inventory,
      Bundle bundle,
      Surroundings surroundings) {
    List<Effect> effects = matter.effects();
    @Nullable Impact impact = null;
    if (!effects.isEmpty()) {
      switch (analysis.of(
          change,
          effects,
          matter.reached(),
          inventory,
          bundle.spec().settings().linkage(),
          surroundings.now())) {
        case ImpactResult.Known(Impact known) -> impact = known;
        case ImpactResult.TooLarge(int count) -> {
          return new Findings(effects, null, List.of(), List.of(tooLarge(count)));
        }
      }
    }
    Map<String, String> namespaceLabels = namespaceLabels(change, inventory);
    PolicyMatching matching =
        new PolicyMatching(change, effects, identity.requesterClass(), namespaceLabels);
    List<BundleEntrypoint> entrypoints =
        bundle.spec().entrypoints().stream()
            .filter(entrypoint -> matching.fits(entrypoint.match()))
            .toList();
    InputDocument input =
        new InputDocument(
            change,
            effects,
            identity,
            impact,
            namespaceLabels,
            surroundings.now(),
            surroundings.cluster());
    List<PolicyResult> results = PolicyRound.run(bundle.engine(), entrypoints, input);
    return new Findings(effects, impact, results, List.of());
  }

  private static GuardFault tooLarge(int count) {
    return GuardFault.of(
        "ImpactTooLarge",
        "at least %d things would go with it, more than can be judged at once: change less at a time"
            .formatted(count));
  }

  private static Map<String, String> namespaceLabels(Change change, Inventory inventory) {
    boolean itself =
        change.kind().group().isEmpty() && change.kind().resource().equals("namespaces");
    String namespace = itself ? change.name() : change.namespace();
    return namespace.isEmpty() ? Map.of() : inventory.namespaceLabels(namespace);
  }
}
