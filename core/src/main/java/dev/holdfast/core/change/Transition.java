package dev.holdfast.core.change;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One field whose value differs between the old and the new object.
 *
 * @param path JSON Pointer (RFC 6901) into the object
 * @param from old value, null when the field was absent
 * @param to new value, null when the field is gone
 */
public record Transition(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
  public Transition {
    requireNonNull(path, "path is null");
  }
}
