package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.InventoryObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A kind that nobody watches, though its instances look as if they held data.
 *
 * @param definition name of its CustomResourceDefinition
 * @param claims how many claims its instances own
 * @param fields paths in its schema that say what becomes of data
 */
public record Unwatched(String definition, long claims, List<String> fields) {
  public Unwatched {
    fields = List.copyOf(fields);
  }

  /**
   * Those of a cluster, owners of claims first.
   *
   * @param definitions whole CustomResourceDefinitions
   * @param claims every PersistentVolumeClaim
   */
  public static List<Unwatched> of(
      Catalogue catalogue, Collection<JsonNode> definitions, Collection<InventoryObject> claims) {
    List<Unwatched> found = new ArrayList<>();
    for (JsonNode definition : definitions) {
      String group = definition.at("/spec/group").asText();
      String plural = definition.at("/spec/names/plural").asText();
      if (group.equals(ApiGroup.NAME) || catalogue.find(group, plural).isPresent()) {
        continue;
      }
      String kind = definition.at("/spec/names/kind").asText();
      long owned = claims.stream().filter(claim -> isOwned(claim, group, kind)).count();
      List<String> fields = DataSigns.of(definition);
      if (owned > 0 || !fields.isEmpty()) {
        found.add(new Unwatched(definition.at("/metadata/name").asText(), owned, fields));
      }
    }
    found.sort(
        Comparator.comparingLong((Unwatched one) -> -one.claims())
            .thenComparing(Unwatched::definition));
    return found;
  }

  private static boolean isOwned(InventoryObject claim, String group, String kind) {
    return claim.owners().stream()
        .anyMatch(owner -> owner.kind().equals(kind) && owner.apiVersion().startsWith(group + "/"));
  }
}
