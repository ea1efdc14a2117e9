package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One field of a rule.
 *
 * @param absent the value meant by absence, null when absence means nothing in particular
 */
public record FieldCondition(
    FieldPath path, When when, @JsonProperty("default") @Nullable JsonNode absent) {
  private static final String EACH = "[*]";

  public FieldCondition {
    requireNonNull(path, "path is null");
    requireNonNull(when, "when is null");
  }

  /**
   * Whether a stored object is in the state that {@link When.Matches} describes. Of a list ({@code
   * path[*]}) every entry has to match; what is absent counts as the default, and without one
   * doesn't match.
   *
   * @param fields the value at a dotted path, empty when absent
   */
  public boolean describes(UnaryOperator<String> fields) {
    List<String> values = values(fields);
    return when instanceof When.Matches(var pattern)
        && !values.isEmpty()
        && values.stream().allMatch(value -> pattern.matcher(value).matches());
  }

  /** For people: {@code spec.snapshotVolumes is false}. */
  public String state(UnaryOperator<String> fields) {
    List<String> values = values(fields);
    return path + " is " + (values.isEmpty() ? "absent" : Shown.of(String.join(", ", values)));
  }

  /**
   * Conditions on a state.
   *
   * @throws IllegalArgumentException when one is about a difference
   */
  static List<FieldCondition> states(@Nullable List<FieldCondition> conditions) {
    if (conditions == null) {
      return List.of();
    }
    for (FieldCondition condition : conditions) {
      String path = condition.path().text();
      if (!(condition.when() instanceof When.Matches)) {
        throw new IllegalArgumentException(path + ": only Matches describes a state");
      }
      if (condition.path().wildcard() && path.indexOf(EACH) != path.length() - EACH.length()) {
        throw new IllegalArgumentException(path + ": a state has its [*] at the end");
      }
    }
    return List.copyOf(conditions);
  }

  private List<String> values(UnaryOperator<String> fields) {
    List<String> values = new ArrayList<>();
    String text = path.text();
    for (int index = 0; ; index++) {
      String value = fields.apply(text.replace(EACH, "[" + index + "]"));
      if (value.isEmpty()) {
        break;
      }
      values.add(value);
      if (!text.endsWith(EACH)) {
        break;
      }
    }
    if (values.isEmpty() && absent != null) {
      values.add(absent.asText());
    }
    return values;
  }
}
