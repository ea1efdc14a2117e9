package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a field differs the way a condition means. */
final class Comparison {
  private Comparison() {}

  static boolean holds(FieldCondition condition, FieldPair pair) {
    JsonNode from = pair.from() == null ? condition.absent() : pair.from();
    JsonNode to = pair.to() == null ? condition.absent() : pair.to();
    boolean differs = !same(from, to);
    return switch (condition.when()) {
      case When.Changes() -> differs;
      case When.Removed() -> present(pair.from()) && !present(pair.to());
      case When.Added() -> !present(pair.from()) && present(pair.to());
      case When.Leaves() -> present(pair.from()) && !same(pair.from(), pair.to());
      case When.Decreases() -> differs && decreases(from, to);
      case When.Shrinks() -> differs && shrinks(from, to);
      case When.To(List<JsonNode> values) -> differs && among(to, values);
      case When.From(List<JsonNode> values) -> differs && among(from, values);
      case When.FromTo(List<When.Move> moves) ->
          differs
              && moves.stream().anyMatch(move -> same(from, move.from()) && same(to, move.to()));
      case When.Matches(var pattern) ->
          !pair.known() || (to != null && pattern.matcher(to.asText()).matches());
    };
  }

  /** An empty text, list or map is as good as none: the API server drops many of them. */
  private static boolean present(@Nullable JsonNode node) {
    return node != null
        && !(node.isTextual() && node.textValue().isEmpty())
        && !(node.isContainerNode() && node.isEmpty());
  }

  private static boolean among(@Nullable JsonNode node, List<JsonNode> values) {
    return values.stream().anyMatch(value -> same(node, value));
  }

  /** Scalars count by their text, since YAML, JSON and stored fields write them differently. */
  private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
    if (one == null || other == null || one.isContainerNode() || other.isContainerNode()) {
      return Objects.equals(one, other);
    }
    return one.asText().equals(other.asText());
  }

  private static boolean decreases(@Nullable JsonNode from, @Nullable JsonNode to) {
    Optional<BigDecimal> before = Magnitude.of(from);
    Optional<BigDecimal> after = Magnitude.of(to);
    return before.isEmpty() || after.isEmpty() || after.get().compareTo(before.get()) < 0;
  }

  private static boolean shrinks(@Nullable JsonNode from, @Nullable JsonNode to) {
    if (from == null || from.isEmpty()) {
      return false;
    }
    if (to == null || to.getNodeType() != from.getNodeType()) {
      return true;
    }
    if (from.isObject()) {
      return from.properties().stream().anyMatch(entry -> !to.has(entry.getKey()));
    }
    Set<JsonNode> kept = new HashSet<>();
    to.forEach(kept::add);
    for (JsonNode entry : from) {
      if (!kept.contains(entry)) {
        return true;
      }
    }
    return to.size() < from.size();
  }
}
