package dev.holdfast.operator.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.change.CanonicalJson;
import java.time.Instant;
import java.util.Optional;

/** Whether the live object shows that a change was made. */
final class Effect {
  private Effect() {}

  /**
   * Compares.
   *
   * @param live empty when the object is gone
   * @param requestedAt when the ChangeRequest was created
   */
  static boolean isSeen(Statement.Target target, Optional<JsonNode> live, Instant requestedAt) {
    return switch (target.operation()) {
      case DELETE -> live.filter(object -> uid(object).equals(target.uid())).isEmpty();
      case UPDATE ->
          live.filter(object -> uid(object).equals(target.uid()))
              .filter(object -> hasFields(target, object))
              .isPresent();
      case CREATE -> live.filter(object -> isSince(object, requestedAt)).isPresent();
      // Nothing of it stays in the object.
      case CONNECT -> false;
    };
  }

  private static boolean hasFields(Statement.Target target, JsonNode object) {
    return !target.fields().isEmpty()
        && target.fields().stream().allMatch(field -> has(field, object));
  }

  private static boolean has(Statement.Field field, JsonNode object) {
    JsonNode value = object.at(field.path());
    if (field.to() == null) {
      return value.isMissingNode();
    }
    return !value.isMissingNode() && CanonicalJson.sha256(value).equals(field.to());
  }

  private static boolean isSince(JsonNode object, Instant requestedAt) {
    String created = object.at("/metadata/creationTimestamp").asText();
    return !created.isEmpty() && !Instant.parse(created).isBefore(requestedAt);
  }

  private static String uid(JsonNode object) {
    return object.at("/metadata/uid").asText();
  }
}
