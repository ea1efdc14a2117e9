package dev.holdfast.generators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.generators.crd.CustomResourceDefinitions;
import java.util.Map;
import java.util.TreeMap;

/** Every generated file of the repository. */
final class Artifacts {
  private Artifacts() {}

  /** Text by path from the root of the repository, sorted. */
  static Map<String, String> all() {
    Map<String, String> files = new TreeMap<>();
    for (ObjectNode definition : CustomResourceDefinitions.all()) {
      String name = definition.path("metadata").path("name").asText();
      String text = YamlText.of("the records of api/", definition);
      files.put("crds/" + name + ".yaml", text);
      files.put("charts/holdfast/crds/" + name + ".yaml", text);
    }
    return files;
  }
}
