package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells the type of a field in a few words. */
final class FieldType {
  private FieldType() {}

  static String of(JsonNode schema) {
    String type =
        switch (schema.path("type").asText()) {
          case "array" -> list(schema);
          case "object" -> object(schema);
          default -> scalar(schema);
        };
    return schema.has("default")
        ? type + "; " + Markdown.code(schema.path("default").asText()) + " when absent"
        : type;
  }

  private static String scalar(JsonNode schema) {
    return schema.has("enum")
        ? StreamSupport.stream(schema.path("enum").spliterator(), false)
            .map(value -> Markdown.code(value.asText()))
            .collect(Collectors.joining(", "))
        : schema.path("type").asText("any value");
  }

  private static String list(JsonNode schema) {
    JsonNode items = schema.path("items");
    String key = schema.path("x-kubernetes-list-map-keys").path(0).asText();
    String told = key.isEmpty() ? "" : ", told apart by " + Markdown.code(key);
    return "list"
        + (items.path("type").asText().equals("object") ? "" : " of " + of(items))
        + told
        + (schema.has("maxItems") ? ", at most " + schema.path("maxItems").asText() : "");
  }

  private static String object(JsonNode schema) {
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return "any object";
    }
    return schema.has("additionalProperties")
        ? "map to " + of(schema.path("additionalProperties"))
        : "object";
  }
}
