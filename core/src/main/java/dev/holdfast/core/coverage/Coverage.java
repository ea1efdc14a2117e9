package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import java.util.Collection;
import java.util.List;

/**
 * How much of a cluster the guard sees.
 *
 * @param gaps watched kinds that the installed webhook rules miss
 * @param unwatched kinds that look like data and that nothing describes
 */
public record Coverage(List<Gap> gaps, List<Unwatched> unwatched) {
  public Coverage {
    gaps = List.copyOf(gaps);
    unwatched = List.copyOf(unwatched);
  }

  /**
   * The coverage of a cluster.
   *
   * @param served watched kinds that the cluster serves
   * @param configurations whole ValidatingWebhookConfigurations
   * @param definitions whole CustomResourceDefinitions
   * @param claims every PersistentVolumeClaim
   */
  public static Coverage of(
      Catalogue catalogue,
      Collection<DataKind> served,
      Collection<JsonNode> configurations,
      Collection<JsonNode> definitions,
      Collection<InventoryObject> claims) {
    return new Coverage(
        WebhookRules.of(configurations).gaps(served), Unwatched.of(catalogue, definitions, claims));
  }
}
