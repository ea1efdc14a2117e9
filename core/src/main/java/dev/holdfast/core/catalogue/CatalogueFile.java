package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file: documents of kind DataKind, and of kind SnapshotDrivers. It is written as YAML and read
 * as the JSON that the build makes of it, which a program that has just begun reads a fifth faster.
 */
record CatalogueFile(List<DataKind> kinds, List<String> independentSnapshotDrivers) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private record Document(String apiVersion, String kind, Metadata metadata, JsonNode spec) {}

  private record Metadata(String name) {}

  private record SnapshotDrivers(@Nullable List<String> independent) {}

  /**
   * Parses YAML strictly.
   *
   * @throws IllegalArgumentException naming the file and what is wrong
   */
  static CatalogueFile parse(String name, String yaml) {
    return read(name, CatalogueText.json(name, yaml));
  }

  /**
   * Parses JSON strictly.
   *
   * @param json documents, one after the other
   * @throws IllegalArgumentException naming the file and what is wrong
   */
  static CatalogueFile read(String name, String json) {
    List<DataKind> kinds = new ArrayList<>();
    List<String> drivers = new ArrayList<>();
    try (MappingIterator<Document> documents = JSON.readerFor(Document.class).readValues(json)) {
      while (documents.hasNextValue()) {
        Document document = documents.nextValue();
        switch (document.kind()) {
          case "DataKind" -> kinds.add(dataKind(document));
          case "SnapshotDrivers" ->
              drivers.addAll(
                  JSON.treeToValue(document.spec(), SnapshotDrivers.class).independent());
          default -> throw new IllegalArgumentException("unknown kind " + document.kind());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("catalogue " + name + ": " + e.getMessage(), e);
    }
    return new CatalogueFile(kinds, drivers);
  }

  /**
   * Parses the spec of one kind strictly.
   *
   * @throws IllegalArgumentException one line that says where and what
   */
  static DataKind dataKind(JsonNode spec) {
    try {
      return JSON.treeToValue(spec, DataKind.class);
    } catch (JsonMappingException e) {
      String path = path(e.getPath());
      String cause =
          e.getCause() instanceof IllegalArgumentException wrong
              ? String.valueOf(wrong.getMessage())
              : e.getOriginalMessage();
      throw new IllegalArgumentException(path.isEmpty() ? cause : path + ": " + cause, e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** {@code transitions[0].when}. */
  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static DataKind dataKind(Document document) {
    DataKind kind = dataKind(document.spec());
    String expected = kind.qualifiedResource();
    if (!document.metadata().name().equals(expected)) {
      throw new IllegalArgumentException(
          "metadata.name is " + document.metadata().name() + ", expected " + expected);
    }
    return kind;
  }
}
