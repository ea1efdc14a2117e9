package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.impact.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a posture is told from.
 *
 * @param catalogue what the cluster watches
 * @param served watched kinds that the cluster serves
 * @param candidates whole objects within the scope
 * @param definitions whole CustomResourceDefinitions
 */
record Holdings(
    Catalogue catalogue,
    Inventory inventory,
    List<DataKind> served,
    Collection<Posture.Candidate> candidates,
    Collection<JsonNode> definitions) {
  static Holdings read(Survey survey, Scope scope) {
    Catalogue catalogue = WatchedCatalogue.of(survey);
    List<DataKind> served = Watched.of(survey.served(), catalogue);
    Collection<Posture.Candidate> candidates = new ConcurrentLinkedQueue<>();
    Collection<JsonNode> definitions = new ConcurrentLinkedQueue<>();
    Inventory inventory =
        survey.list(
            catalogue,
            served,
            (kind, object) -> {
              if (kind.resource().equals("customresourcedefinitions")) {
                definitions.add(object);
              } else if (scope.holds(kind, object)) {
                candidates.add(new Posture.Candidate(kind, object));
              }
            });
    return new Holdings(catalogue, inventory, served, candidates, definitions);
  }

  Coverage coverage(Survey survey) {
    return Coverage.of(
        catalogue,
        survey.bundle().map(bundle -> bundle.settings().linkage()).orElse(null),
        served,
        survey.all("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations"),
        definitions,
        inventory.ofKind("", "persistentvolumeclaims"));
  }
}
