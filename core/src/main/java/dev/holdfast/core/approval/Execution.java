package dev.holdfast.core.approval;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.Statement.Field;
import dev.holdfast.core.change.CanonicalJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an approved change has been made, by looking at the object as it is: then its
 * approvals are spent. CONNECT and a CREATE with a generated name leave nothing to look at.
 */
public final class Execution {
  private Execution() {}

  /**
   * Whether the effect is there.
   *
   * @param object the object that the statement's change names, as the API server has it now; empty
   *     when there is none
   */
  public static boolean seen(Statement statement, Optional<JsonNode> object) {
    Statement.Target change = statement.change();
    return switch (change.operation()) {
      case DELETE -> !same(change, object);
      case UPDATE -> same(change, object) && written(change, object.get());
      case CREATE -> !change.name().isEmpty() && created(statement, object);
      case CONNECT -> false;
    };
  }

  private static boolean same(Statement.Target change, Optional<JsonNode> object) {
    return object
        .map(each -> Exact.of(each.at("/metadata/uid").asText()).equals(change.uid()))
        .orElse(false);
  }

  /** One that was there before isn't what the request asked for. */
  private static boolean created(Statement statement, Optional<JsonNode> object) {
    String time = object.map(each -> each.at("/metadata/creationTimestamp").asText()).orElse("");
    try {
      return !time.isEmpty() && !Instant.parse(time).isBefore(statement.notBefore());
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private static boolean written(Statement.Target change, JsonNode object) {
    return !change.fields().isEmpty()
        && change.fields().stream().allMatch(field -> has(field, object));
  }

  private static boolean has(Field field, JsonNode object) {
    if (!field.path().startsWith("/")) {
      return false;
    }
    JsonNode value = object.at(JsonPointer.compile(field.path()));
    @Nullable String digest = value.isMissingNode() ? null : CanonicalJson.sha256(value);
    return Objects.equals(digest, field.to());
  }
}
