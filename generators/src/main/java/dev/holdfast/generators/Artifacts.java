package dev.holdfast.generators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.generators.crd.CustomResourceDefinitions;
import dev.holdfast.generators.reference.CatalogueReference;
import dev.holdfast.generators.reference.FieldReference;
import dev.holdfast.generators.webhook.ReadRules;
import dev.holdfast.generators.webhook.WebhookEntries;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every generated file of the repository. */
final class Artifacts {
  private static final String API = "the records of api/";
  private static final String CATALOGUE = "core/src/main/resources/catalogue/";

  private Artifacts() {}

  /** Text by path from the root of the repository, sorted. */
  static Map<String, String> all() {
    Map<String, String> files = new TreeMap<>();
    List<ObjectNode> definitions = CustomResourceDefinitions.all();
    for (ObjectNode definition : definitions) {
      String name = definition.path("metadata").path("name").asText();
      String text = YamlText.of(API, definition);
      files.put("crds/" + name + ".yaml", text);
      files.put("charts/holdfast/crds/" + name + ".yaml", text);
    }
    List<String> plurals =
        definitions.stream()
            .map(definition -> definition.at("/spec/names/plural").asText())
            .sorted()
            .toList();
    Catalogue catalogue = Catalogue.builtIn();
    String entries = YamlText.of(CATALOGUE, WebhookEntries.of(catalogue, plurals));
    files.put("charts/holdfast/files/webhook-entries.yaml", entries);
    String reads = YamlText.of(CATALOGUE, ReadRules.of(catalogue));
    files.put("charts/holdfast/files/watched-kinds.yaml", reads);
    files.put("docs/reference/custom-resources.md", FieldReference.of(definitions));
    files.put("docs/reference/catalogue.md", CatalogueReference.of(catalogue));
    return files;
  }
}
