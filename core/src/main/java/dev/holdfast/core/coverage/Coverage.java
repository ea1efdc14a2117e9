package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a cluster the guard sees.
 *
 * @param gaps watched kinds that the installed webhook rules miss
 * @param missedLabels keys that link, by the settings, and whose change the webhook isn't shown
 * @param unwatched kinds that look like data and that nothing describes
 */
public record Coverage(List<Gap> gaps, List<String> missedLabels, List<Unwatched> unwatched) {
  public Coverage {
    gaps = List.copyOf(gaps);
    missedLabels = List.copyOf(missedLabels);
    unwatched = List.copyOf(unwatched);
  }

  /**
   * The coverage of a cluster.
   *
   * @param linkage as it is set; null means the defaults
   * @param served watched kinds that the cluster serves
   * @param configurations whole ValidatingWebhookConfigurations
   * @param definitions whole CustomResourceDefinitions
   * @param claims every PersistentVolumeClaim
   */
  public static Coverage of(
      Catalogue catalogue,
      @Nullable LinkageSettings linkage,
      Collection<DataKind> served,
      Collection<JsonNode> configurations,
      Collection<JsonNode> definitions,
      Collection<InventoryObject> claims) {
    WebhookRules rules = WebhookRules.of(configurations);
    return new Coverage(
        rules.gaps(served),
        rules.missedLabels(linkage),
        Unwatched.of(catalogue, definitions, claims));
  }

  /** Whether the guard is asked about everything that it watches. */
  public boolean complete() {
    return gaps.isEmpty() && missedLabels.isEmpty();
  }
}
