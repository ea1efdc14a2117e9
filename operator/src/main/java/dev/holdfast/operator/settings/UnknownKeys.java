package dev.holdfast.operator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a document says and its reader passed over. The custom resources' records tolerate
 * unknown fields on purpose; settings, written by hand, must not.
 */
final class UnknownKeys {
  private UnknownKeys() {}

  /** Path of the first key in {@code given} that {@code understood} lacks. */
  static Optional<String> first(JsonNode given, JsonNode understood, String path) {
    if (given.isArray()) {
      for (int i = 0; i < given.size(); i++) {
        Optional<String> found = first(given.get(i), understood.path(i), path + "[" + i + "]");
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (!field.getValue().isNull() && !understood.has(field.getKey())) {
        return Optional.of(key);
      }
      Optional<String> found = first(field.getValue(), understood.path(field.getKey()), key);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
