package dev.holdfast.operator.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells which kinds are data: definitions, and claims with their owners.
 *
 * @param definitions whole CustomResourceDefinitions
 */
record ClusterData(List<JsonNode> definitions, List<InventoryObject> claims) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAGE = 500;

  static ClusterData read(KubernetesClient client) {
    List<JsonNode> definitions =
        client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
            .<JsonNode>map(JSON::valueToTree)
            .toList();
    return new ClusterData(definitions, claims(client));
  }

  /** Page by page: only the projections stay. */
  private static List<InventoryObject> claims(KubernetesClient client) {
    DataKind kind = Catalogue.builtIn().find("", "persistentvolumeclaims").orElseThrow();
    List<InventoryObject> claims = new ArrayList<>();
    String from = "";
    do {
      ListOptions page =
          new ListOptionsBuilder()
              .withLimit(PAGE)
              .withContinue(from.isEmpty() ? null : from)
              .build();
      PersistentVolumeClaimList list = client.persistentVolumeClaims().inAnyNamespace().list(page);
      for (PersistentVolumeClaim claim : list.getItems()) {
        claims.add(Projection.of(JSON.valueToTree(claim), kind));
      }
      String next = list.getMetadata().getContinue();
      from = next == null ? "" : next;
    } while (!from.isEmpty());
    return claims;
  }
}
