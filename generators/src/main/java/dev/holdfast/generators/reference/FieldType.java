package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells the type of a field in a few words. */
final class FieldType {
  private FieldType() {}

  static String of(JsonNode schema) {
    String type =
        switch (name(schema)) {
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
        : name(schema) + bounds(schema);
  }

  private static String name(JsonNode schema) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.path(0).asText() : type.asText();
    return name.isEmpty() ? "any value" : name;
  }

  /** Both or nothing: what only mustn't be negative says so by its meaning. */
  private static String bounds(JsonNode schema) {
    return schema.has("minimum") && schema.has("maximum")
        ? " from %s to %s".formatted(schema.path("minimum"), schema.path("maximum"))
        : "";
  }

  private static String list(JsonNode schema) {
    JsonNode items = schema.path("items");
    String key = schema.path("x-kubernetes-list-map-keys").path(0).asText();
    String told = key.isEmpty() ? "" : ", told apart by " + Markdown.code(key);
    return "list"
        + (name(items).equals("object") ? "" : " of " + of(items))
        + told
        + (schema.has("maxItems") ? ", at most " + schema.path("maxItems").asText() : "");
  }

  private static String object(JsonNode schema) {
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return "any object";
    }
    return schema.path("additionalProperties").isObject()
        ? "map to " + of(schema.path("additionalProperties"))
        : "object";
  }
}
