package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One field of a rule.
 *
 * @param absent the value meant by absence, null when absence means nothing in particular
 */
public record FieldCondition(
    FieldPath path, When when, @JsonProperty("default") @Nullable JsonNode absent) {
  public FieldCondition {
    requireNonNull(path, "path is null");
    requireNonNull(when, "when is null");
  }
}
