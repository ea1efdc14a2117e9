package dev.holdfast.generators;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.generators.crd.CustomResourceDefinitions;
import dev.holdfast.generators.reference.CatalogueReference;
import dev.holdfast.generators.reference.FieldReference;
import dev.holdfast.generators.reference.ValuesReference;
import dev.holdfast.generators.webhook.ReadRules;
import dev.holdfast.generators.webhook.WebhookEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every generated file of the repository. */
final class Artifacts {
  private static final String API = "the records of api/";
  private static final String CATALOGUE = "core/src/main/resources/catalogue/";

  private Artifacts() {}

  /**
   * Text by path from the root of the repository, sorted.
   *
   * @param root of the repository, for what is made from files that are no part of this program
   */
  static Map<String, String> all(Path root) throws IOException {
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
    files.put("docs/reference/values.md", values(root.resolve("charts/holdfast")));
    return files;
  }

  private static String values(Path chart) throws IOException {
    return ValuesReference.of(
        Files.readString(chart.resolve("values.yaml")),
        new ObjectMapper().readTree(chart.resolve("values.schema.json").toFile()));
  }
}
