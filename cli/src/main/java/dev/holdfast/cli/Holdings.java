package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.rights.Holder;
import dev.holdfast.core.rights.Rbac;
import dev.holdfast.core.rights.RightsReview;
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
  private static final String RBAC = "rbac.authorization.k8s.io";

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

  /**
   * Who gets past Holdfast.
   *
   * @param home its namespace
   */
  static List<Holder> holders(Survey survey, String home) {
    ObjectMapper mapper = JsonMapper.builder().build();
    List<AgentIdentitySpec> agents =
        survey.all(ApiGroup.NAME, ApiGroup.VERSION, "agentidentities").stream()
            .map(agent -> mapper.convertValue(agent.path("spec"), AgentIdentitySpec.class))
            .toList();
    Rbac rbac =
        new Rbac(
            survey.all(RBAC, "v1", "clusterroles"),
            survey.all(RBAC, "v1", "roles"),
            survey.all(RBAC, "v1", "clusterrolebindings"),
            survey.all(RBAC, "v1", "rolebindings"));
    return RightsReview.of(rbac, agents, home);
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
