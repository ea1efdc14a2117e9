package dev.holdfast.core.impact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes inventory objects of whole ones. */
public final class Projection {
  /**
   * Longer annotations can't be what a linkage setting compares with, since its values are label
   * values; manifests kept in annotations would fill the memory.
   */
  private static final int ANNOTATION_LIMIT = 63;

  private Projection() {}

  /** The projection of an object as the API server shows it. */
  public static InventoryObject of(JsonNode object, DataKind kind) {
    JsonNode metadata = object.path("metadata");
    Map<String, String> annotations = texts(metadata.path("annotations"));
    annotations.values().removeIf(value -> value.length() > ANNOTATION_LIMIT);
    return new InventoryObject(
        new ObjectRef(
            kind.group(),
            kind.resource(),
            kind.kind(),
            metadata.path("namespace").asText(""),
            metadata.path("name").asText("")),
        metadata.path("uid").asText(""),
        texts(metadata.path("labels")),
        annotations,
        owners(metadata.path("ownerReferences")),
        list(metadata.path("finalizers")),
        fields(object, kind),
        metadata.hasNonNull("deletionTimestamp"));
  }

  private static Map<String, String> fields(JsonNode object, DataKind kind) {
    Map<String, String> fields = new HashMap<>();
    for (FieldPath path : kind.project()) {
      for (FieldPath.Located found : path.in(object)) {
        put(found.text(), found.value(), fields);
      }
    }
    return fields;
  }

  private static void put(String text, JsonNode value, Map<String, String> into) {
    if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        put(text + "[" + index + "]", value.get(index), into);
      }
    } else {
      into.put(text, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  private static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new HashMap<>();
    map.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static List<String> list(JsonNode array) {
    List<String> list = new ArrayList<>();
    array.forEach(entry -> list.add(entry.asText()));
    return list;
  }

  private static List<OwnerReference> owners(JsonNode array) {
    List<OwnerReference> owners = new ArrayList<>();
    for (JsonNode owner : array) {
      owners.add(
          new OwnerReference(
              owner.path("apiVersion").asText(""),
              owner.path("kind").asText(""),
              owner.path("name").asText(""),
              owner.path("uid").asText(""),
              owner.path("controller").asBoolean(false)));
    }
    return owners;
  }
}
