package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What falls with an object, or is fallen upon by its creation when that is what destroys ({@link
 * DataKind#destroysByCreation}), besides what its owner references say. One of {@code selector} and
 * {@code field} tells which objects; both may.
 *
 * @param selector label keys to templates over the falling object, all must be equal
 * @param field path in the dependent, null when only the selector counts
 * @param equals template over the falling object that the field must equal
 * @param all states of the falling object without which the rule doesn't count
 * @param anyNamespace whether dependents in other namespaces count; cluster-scoped ones always do
 * @param fate what becomes of them: {@code Destroyed}, {@code Orphaned}, {@code Weakened}
 */
public record DependentRule(
    String group,
    String resource,
    Map<String, Template> selector,
    @Nullable FieldPath field,
    @Nullable Template equals,
    List<FieldCondition> all,
    boolean anyNamespace,
    String fate) {
  /** What a rule can make of a dependent. */
  static final List<String> FATES = List.of("Destroyed", "Orphaned", "Weakened");

  public DependentRule {
    requireNonNull(group, "group is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(fate, "fate is null");
    selector = Map.copyOf(selector);
    all = List.copyOf(all);
  }

  @JsonCreator
  static DependentRule parse(
      @JsonProperty(value = "group", required = true) String group,
      @JsonProperty(value = "resource", required = true) String resource,
      @JsonProperty("selector") @Nullable Map<String, Template> selector,
      @JsonProperty("field") @Nullable FieldPath field,
      @JsonProperty("equals") @Nullable Template equals,
      @JsonProperty("all") @Nullable List<FieldCondition> all,
      @JsonProperty("anyNamespace") @Nullable Boolean anyNamespace,
      @JsonProperty(value = "fate", required = true) String fate) {
    if ((field == null) != (equals == null) || (selector == null && field == null)) {
      throw new IllegalArgumentException(
          "dependents of " + resource + ": give selector, or field with equals");
    }
    return new DependentRule(
        group,
        resource,
        selector == null ? Map.of() : selector,
        field,
        equals,
        FieldCondition.states(all),
        Boolean.TRUE.equals(anyNamespace),
        fate);
  }

  /**
   * Whether the selector, which may be empty, picks an object.
   *
   * @param falling fields of the falling object, by their paths
   * @param labels of the object that may depend on it
   */
  public boolean selects(Function<String, String> falling, Map<String, String> labels) {
    return selector.entrySet().stream()
        .allMatch(
            entry ->
                entry
                    .getValue()
                    .fill(falling)
                    .filter(text -> text.equals(labels.get(entry.getKey())))
                    .isPresent());
  }
}
