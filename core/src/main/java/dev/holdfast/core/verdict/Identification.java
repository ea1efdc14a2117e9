package dev.holdfast.core.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.ControllerAccount;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.identity.Classification;
import dev.holdfast.core.identity.Classifier;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who asks, by catalogue, settings and agents. */
final class Identification {
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  private final Catalogue catalogue;

  Identification(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Classification of(Change change, Surroundings surroundings) {
    Requester requester = change.requester();
    Optional<BundleSettings> settings =
        surroundings.bundle().map(bundle -> bundle.spec().settings());
    Set<String> controllers = new HashSet<>();
    if (actsForItsOwn(change, surroundings.inventory())) {
      controllers.add(requester.username());
    }
    List<String> named = settings.map(BundleSettings::controllers).orElse(List.of());
    named.forEach(account -> controllers.add(new ControllerAccount(account).username()));
    return new Classifier(
            surroundings.agents(), settings.map(BundleSettings::humans).orElse(null), controllers)
        .classify(requester);
  }

  /**
   * Whether an account that the catalogue names acts on its own kinds, or on what an object of them
   * owns. Elsewhere it is nobody: such an account is a name that anybody may take where the
   * operator isn't installed.
   */
  private boolean actsForItsOwn(Change change, Inventory inventory) {
    String username = change.requester().username();
    if (!username.startsWith(SERVICE_ACCOUNT)) {
      return false;
    }
    List<DataKind> kinds =
        catalogue.kinds().stream()
            .filter(
                kind ->
                    kind.controllers().stream().anyMatch(one -> one.username().equals(username)))
            .toList();
    return among(kinds, change.kind().group(), change.kind().resource())
        || (!kinds.isEmpty() && isOwned(change.oldObject(), kinds, inventory));
  }

  /** By an object that is there, and before this change. */
  private static boolean isOwned(
      @Nullable JsonNode before, List<DataKind> kinds, Inventory inventory) {
    if (before == null) {
      return false;
    }
    for (JsonNode owner : before.at("/metadata/ownerReferences")) {
      boolean own =
          inventory
              .byUid(owner.path("uid").asText())
              .map(InventoryObject::ref)
              .filter(ref -> among(kinds, ref.group(), ref.resource()))
              .isPresent();
      if (own) {
        return true;
      }
    }
    return false;
  }

  private static boolean among(List<DataKind> kinds, String group, String resource) {
    return kinds.stream()
        .anyMatch(kind -> kind.group().equals(group) && kind.resource().equals(resource));
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
