package dev.holdfast.generators.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.When;
import java.util.List;
import java.util.stream.Collectors;

/** A condition of the catalogue in words. */
final class WhenText {
  private WhenText() {}

  static String of(When when) {
    return switch (when) {
      case When.Changes() -> "changes";
      case When.Removed() -> "is removed";
      case When.Added() -> "is added";
      case When.Leaves() -> "is removed or changed once it is set";
      case When.Decreases() -> "gets smaller";
      case When.Shrinks() -> "loses an entry";
      case When.To(List<JsonNode> values) -> "becomes " + values(values);
      case When.From(List<JsonNode> values) -> "was " + values(values) + " and changes";
      case When.FromTo(List<When.Move> moves) ->
          moves.stream()
              .map(move -> "goes from " + value(move.from()) + " to " + value(move.to()))
              .collect(Collectors.joining(" or "));
      case When.Matches(var pattern) -> "is " + Markdown.code(pattern.pattern());
    };
  }

  private static String values(List<JsonNode> values) {
    return values.stream().map(WhenText::value).collect(Collectors.joining(" or "));
  }

  private static String value(JsonNode value) {
    return Markdown.code(value.asText());
  }
}
