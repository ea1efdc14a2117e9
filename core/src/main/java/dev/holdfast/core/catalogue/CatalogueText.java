package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue's YAML as JSON. The build runs this. */
public final class CatalogueText {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private CatalogueText() {}

  /**
   * Writes the JSON of every catalogue file beside it.
   *
   * @param arguments the folder of compiled classes
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "catalogue");
    for (String file : BuiltIn.files()) {
      Path yaml = folder.resolve(file);
      Files.writeString(
          yaml.resolveSibling(BuiltIn.json(file)), json(file, Files.readString(yaml)));
    }
  }

  /**
   * One document a line.
   *
   * @throws IllegalArgumentException naming the file and what is wrong
   */
  static String json(String name, String yaml) {
    StringBuilder json = new StringBuilder();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      while (documents.hasNextValue()) {
        json.append(documents.nextValue()).append('\n');
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("catalogue " + name + ": " + e.getMessage(), e);
    }
    return json.toString();
  }
}
