package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.FieldCondition;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.When;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field condition of the catalogue in CEL. It holds whenever the condition holds; where CEL
 * can't say it exactly, it holds more often, and the webhook decides.
 */
record FieldDifference(FieldCondition condition, List<FieldPath.Segment.Key> keys) {
  /** Java's patterns that RE2, which CEL uses, reads the same way; others are for the webhook. */
  private static final Pattern PORTABLE = Pattern.compile("[A-Za-z0-9 ._:/+*?|()\\[\\]-]*");

  static FieldDifference of(FieldCondition condition) {
    List<FieldPath.Segment.Key> keys = new ArrayList<>();
    for (FieldPath.Segment segment : condition.path().segments()) {
      if (!(segment instanceof FieldPath.Segment.Key key)) {
        break;
      }
      keys.add(key);
    }
    return new FieldDifference(condition, List.copyOf(keys));
  }

  /** Between {@code oldObject} and {@code object}. */
  String update() {
    String before = old(null);
    String after = now(null);
    if (!whole()) {
      return state() ? "true" : before + " != " + after;
    }
    JsonNode absent = condition.absent();
    String differs = old(absent) + " != " + now(absent);
    return switch (condition.when()) {
      case When.Changes() -> differs;
      case When.Shrinks() -> before + " != " + after;
      case When.Added() -> "(" + after + " != null && " + before + " != " + after + ")";
      case When.Removed(), When.Leaves() ->
          "(" + before + " != null && " + before + " != " + after + ")";
      case When.Decreases() -> "(" + differs + " && !" + grows(old(absent), now(absent)) + ")";
      case When.To(List<JsonNode> values) ->
          "(" + differs + " && " + now(absent) + " in " + Cel.scalars(values) + ")";
      case When.From(List<JsonNode> values) ->
          "(" + differs + " && " + old(absent) + " in " + Cel.scalars(values) + ")";
      case When.FromTo(List<When.Move> moves) ->
          "(" + differs + " && " + Cel.any(moves.stream().map(this::move).toList()) + ")";
      case When.Matches(Pattern pattern) -> matches(pattern);
    };
  }

  /** On the {@code object} that is created, with everything absent before. */
  String create() {
    if (!whole()) {
      return state() ? "true" : now(null) + " != null";
    }
    return switch (condition.when()) {
      case When.Matches(Pattern pattern) -> matches(pattern);
      case When.To(List<JsonNode> values) -> now(condition.absent()) + " in " + Cel.scalars(values);
      case When.Changes(),
          When.Shrinks(),
          When.Added(),
          When.Removed(),
          When.Leaves(),
          When.Decreases(),
          When.From(var _),
          When.FromTo(var _) ->
          now(null) + " != null";
    };
  }

  /** Whether it is about how the object is, not how it differs. */
  boolean state() {
    return condition.when() instanceof When.Matches;
  }

  private boolean whole() {
    return keys.size() == condition.path().segments().size();
  }

  private String old(@Nullable JsonNode absent) {
    return Cel.value("oldObject", keys, absent);
  }

  private String now(@Nullable JsonNode absent) {
    return Cel.value("object", keys, absent);
  }

  private String move(When.Move move) {
    return "("
        + old(condition.absent())
        + " in "
        + Cel.scalars(List.of(move.from()))
        + " && "
        + now(condition.absent())
        + " in "
        + Cel.scalars(List.of(move.to()))
        + ")";
  }

  /** Only plain numbers compare in CEL; quantities and counts of lists are for the webhook. */
  private static String grows(String before, String after) {
    return "(type("
        + before
        + ") == int && type("
        + after
        + ") == int && "
        + after
        + " > "
        + before
        + ")";
  }

  private String matches(Pattern pattern) {
    String value = now(condition.absent());
    if (!PORTABLE.matcher(pattern.pattern()).matches() || pattern.pattern().contains("(?")) {
      return "(" + value + " != null)";
    }
    String fits = value + ".matches(" + Cel.text("^(" + pattern + ")$") + ")";
    return "(" + value + " != null && (type(" + value + ") != string || " + fits + "))";
  }
}
