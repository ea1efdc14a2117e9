package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a {@link When}. */
final class WhenParser {
  private WhenParser() {}

  static When parse(JsonNode node) {
    if (node.isTextual()) {
      return word(node.textValue());
    }
    if (!node.isObject() || node.size() != 1) {
      throw new IllegalArgumentException(
          "when is neither a word nor an object of one key: " + node);
    }
    String key = node.fieldNames().next();
    JsonNode value = node.get(key);
    return switch (key) {
      case "To" -> new When.To(values(value));
      case "From" -> new When.From(values(value));
      case "FromTo" -> new When.FromTo(values(value).stream().map(WhenParser::move).toList());
      case "Matches" -> new When.Matches(Pattern.compile(value.asText()));
      default -> throw new IllegalArgumentException("unknown when: " + key);
    };
  }

  private static When word(String word) {
    return switch (word) {
      case "Changes" -> new When.Changes();
      case "Removed" -> new When.Removed();
      case "Added" -> new When.Added();
      case "Leaves" -> new When.Leaves();
      case "Decreases" -> new When.Decreases();
      case "Shrinks" -> new When.Shrinks();
      default -> throw new IllegalArgumentException("unknown when: " + word);
    };
  }

  private static List<JsonNode> values(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new IllegalArgumentException("not a list with entries: " + list);
    }
    List<JsonNode> values = new ArrayList<>();
    list.forEach(values::add);
    return values;
  }

  private static When.Move move(JsonNode pair) {
    if (!pair.isArray() || pair.size() != 2) {
      throw new IllegalArgumentException("a move is [from, to], not " + pair);
    }
    return new When.Move(pair.get(0), pair.get(1));
  }
}
