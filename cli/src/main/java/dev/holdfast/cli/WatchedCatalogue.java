package dev.holdfast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.DataKindSpec;
import dev.holdfast.core.catalogue.BroughtKinds;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.inventory.ServedKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a cluster watches: the built-in catalogue, and the valid kinds that its users brought. */
final class WatchedCatalogue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WatchedCatalogue() {}

  /** All of it. */
  static Catalogue of(Survey survey) {
    return with(brought(survey));
  }

  /** As much as concerns objects that there are: of these kinds, and no others. */
  static Catalogue of(Survey survey, List<ServedKind> served) {
    Map<String, DataKindSpec> brought = brought(survey);
    return brought.isEmpty()
        ? Catalogue.builtIn(served.stream().map(ServedKind::group).collect(Collectors.toSet()))
        : with(brought);
  }

  private static Catalogue with(Map<String, DataKindSpec> brought) {
    return BroughtKinds.of(Catalogue.builtIn(), brought).added(Catalogue.builtIn());
  }

  private static Map<String, DataKindSpec> brought(Survey survey) {
    Map<String, DataKindSpec> specs = new TreeMap<>();
    for (JsonNode object : survey.brought()) {
      specs.put(object.at("/metadata/name").asText(), spec(object));
    }
    return specs;
  }

  private static DataKindSpec spec(JsonNode object) {
    try {
      return JSON.treeToValue(object.path("spec"), DataKindSpec.class);
    } catch (JsonProcessingException e) {
      throw CommandException.unavailable(
          "a DataKind isn't understood; is this plugin as new as Holdfast? "
              + e.getOriginalMessage());
    }
  }
}
