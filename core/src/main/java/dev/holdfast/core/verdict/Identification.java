package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.ControllerAccount;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.identity.Classifier;
import dev.holdfast.core.identity.Identity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells who asks, by catalogue, settings and agents. */
final class Identification {
  private final Set<String> documented = new HashSet<>();

  Identification(Catalogue catalogue) {
    catalogue.kinds().stream()
        .flatMap(kind -> kind.controllers().stream())
        .map(ControllerAccount::username)
        .forEach(documented::add);
  }

  Classification of(Requester requester, Surroundings surroundings) {
    Optional<BundleSettings> settings =
        surroundings.bundle().map(bundle -> bundle.spec().settings());
    Set<String> controllers = new HashSet<>(documented);
    List<String> named = settings.map(BundleSettings::controllers).orElse(List.of());
    named.forEach(account -> controllers.add(new ControllerAccount(account).username()));
    return new Classifier(
            surroundings.agents(), settings.map(BundleSettings::humans).orElse(null), controllers)
        .classify(requester);
  }

  static Identity identity(Classification classification) {
    return switch (classification) {
      case Classification.Known(Identity identity) -> identity;
      case Classification.Ambiguous(Identity identity, List<String> _) -> identity;
    };
  }

  /** The fault that an ambiguous requester is. */
  static Optional<GuardFault> fault(Classification classification) {
    return switch (classification) {
      case Classification.Known _ -> Optional.empty();
      case Classification.Ambiguous(Identity _, List<String> agents) ->
          Optional.of(
              GuardFault.of(
                  "AmbiguousAgent",
                  "several AgentIdentity objects match the requester: "
                      + String.join(", ", agents)
                      + "; make their subjects disjoint"));
    };
  }
}
