package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of a statement, read field by field; a field that nobody asked for is an error. */
final class StatementFields {
  /** Thrown with a message that holds nothing of the input but names of known fields. */
  static final class UnreadableException extends Exception {
    UnreadableException(String message) {
      super(message);
    }
  }

  /** Reads an entry of a list. */
  interface Entry<T> {
    T read(JsonNode entry) throws UnreadableException;
  }

  private final ObjectNode object;
  private final String where;
  private final Set<String> asked = new HashSet<>();

  private StatementFields(ObjectNode object, String where) {
    this.object = object;
    this.where = where;
  }

  static StatementFields of(JsonNode node, String where) throws UnreadableException {
    if (node instanceof ObjectNode object) {
      return new StatementFields(object, where);
    }
    throw new UnreadableException(where + " is not an object");
  }

  boolean has(String name) {
    asked.add(name);
    return object.has(name);
  }

  StatementFields object(String name) throws UnreadableException {
    return of(value(name), name);
  }

  String text(String name) throws UnreadableException {
    return textOf(value(name), name);
  }

  @Nullable String textOrNull(String name) throws UnreadableException {
    JsonNode value = value(name);
    return value.isNull() ? null : textOf(value, name);
  }

  static String textOf(JsonNode value, String name) throws UnreadableException {
    if (!value.isTextual()) {
      throw new UnreadableException(name + " is not text");
    }
    return value.textValue();
  }

  boolean flag(String name) throws UnreadableException {
    JsonNode value = value(name);
    if (!value.isBoolean()) {
      throw new UnreadableException(name + " is not true or false");
    }
    return value.booleanValue();
  }

  int count(String name) throws UnreadableException {
    JsonNode value = value(name);
    if (!value.isInt() || value.intValue() < 0) {
      throw new UnreadableException(name + " is not a count");
    }
    return value.intValue();
  }

  Instant instant(String name) throws UnreadableException {
    String text = text(name);
    try {
      Instant instant = Instant.parse(text);
      // Leap seconds, other offsets and fractions would parse, but aren't written back the same.
      if (text.length() == "2026-01-01T00:00:00Z".length() && instant.toString().equals(text)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new UnreadableException(name + " is not a time in UTC with Z");
    }
    throw new UnreadableException(name + " is not a time in UTC with whole seconds and Z");
  }

  <T extends Enum<T>> T constant(Class<T> type, String name) throws UnreadableException {
    return constant(type, value(name));
  }

  <T extends Enum<T>> T constant(Class<T> type, JsonNode value) throws UnreadableException {
    for (T constant : type.getEnumConstants()) {
      if (value.isTextual() && constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    throw new UnreadableException("it names an unknown " + type.getSimpleName());
  }

  <T> List<T> list(String name, Entry<T> entry) throws UnreadableException {
    JsonNode value = value(name);
    if (!value.isArray()) {
      throw new UnreadableException(name + " is not a list");
    }
    List<T> list = new ArrayList<>();
    for (JsonNode each : value) {
      list.add(entry.read(each));
    }
    return list;
  }

  /** Ends reading: whatever wasn't asked for isn't known. */
  void end() throws UnreadableException {
    if (object.properties().stream().anyMatch(field -> !asked.contains(field.getKey()))) {
      throw new UnreadableException(where + " has an unknown field");
    }
  }

  private JsonNode value(String name) throws UnreadableException {
    asked.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      throw new UnreadableException(where + " lacks " + name);
    }
    return value;
  }
}
