package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a field has to differ for a rule to bite. Absence counts as the rule's default, before and
 * after, except for {@link Removed}, {@link Added} and {@link Leaves}, which are about presence.
 */
public sealed interface When {
  /** Any difference. */
  record Changes() implements When {}

  /** Was there, is gone. */
  record Removed() implements When {}

  /** Wasn't there, is now. */
  record Added() implements When {}

  /** Was there, and is gone or different: setting it for the first time is not meant. */
  record Leaves() implements When {}

  /** A number, quantity or count that gets smaller; what can't be compared counts as smaller. */
  record Decreases() implements When {}

  /** A list or map that loses an entry. */
  record Shrinks() implements When {}

  /** Becomes one of these, having been something else. */
  record To(List<JsonNode> values) implements When {
    public To {
      values = List.copyOf(values);
    }
  }

  /** Was one of these, becomes something else. */
  record From(List<JsonNode> values) implements When {
    public From {
      values = List.copyOf(values);
    }
  }

  /** Exactly one of these moves. */
  record FromTo(List<Move> moves) implements When {
    public FromTo {
      moves = List.copyOf(moves);
    }
  }

  /** One move of a {@link FromTo}. */
  record Move(JsonNode from, JsonNode to) {}

  /**
   * A state, not a difference: the value after the change matches this pattern as a whole. Only of
   * use beside others in {@code all}, and at CREATE. On a subresource that doesn't show the field,
   * the stored object's value counts.
   */
  record Matches(Pattern pattern) implements When {}

  /**
   * Reads {@code Changes}, {@code {To: [Delete]}}, {@code {FromTo: [[Retain, Delete]]}}, {@code
   * {Matches: "[1-9].*"}}.
   *
   * @throws IllegalArgumentException naming what isn't understood
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static When parse(JsonNode node) {
    return WhenParser.parse(node);
  }
}
