package dev.holdfast.core.approval.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the spec of one of our own objects. The API server has checked it against its schema. */
final class SpecReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SpecReader() {}

  /** The spec; empty when there is none, or it doesn't have the shape of its schema. */
  static <T> Optional<T> spec(@Nullable JsonNode object, Class<T> type) {
    if (object == null || !object.path("spec").isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.treeToValue(object.get("spec"), type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
