package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field before and after a change.
 *
 * @param text the path without wildcards
 * @param from null when absent
 * @param to null when absent
 * @param known false when the value after the change can't be told
 */
record FieldPair(
    String text, String pointer, @Nullable JsonNode from, @Nullable JsonNode to, boolean known) {
  /** Every field that the path leads to, before or after; without wildcards always exactly one. */
  static List<FieldPair> of(FieldPath path, JsonNode old, JsonNode now) {
    Map<String, FieldPath.Located> before = byIdentity(path, old);
    Map<String, FieldPath.Located> after = byIdentity(path, now);
    List<FieldPair> pairs = new ArrayList<>();
    before.forEach((identity, located) -> pairs.add(pair(located, located, after.get(identity))));
    after.forEach(
        (identity, located) -> {
          if (!before.containsKey(identity)) {
            pairs.add(pair(located, null, located));
          }
        });
    if (pairs.isEmpty() && !path.wildcard()) {
      pairs.add(new FieldPair(path.text(), "", null, null, true));
    }
    return pairs;
  }

  FieldPair withTo(JsonNode value) {
    return new FieldPair(text, pointer, from, value, true);
  }

  FieldPair unknown() {
    return new FieldPair(text, pointer, from, to, false);
  }

  private static FieldPair pair(
      FieldPath.Located named, FieldPath.@Nullable Located from, FieldPath.@Nullable Located to) {
    return new FieldPair(
        named.text(),
        named.pointer(),
        from == null ? null : from.value(),
        to == null ? null : to.value(),
        true);
  }

  private static Map<String, FieldPath.Located> byIdentity(FieldPath path, JsonNode root) {
    Map<String, FieldPath.Located> located = new LinkedHashMap<>();
    path.in(root).forEach(one -> located.put(one.identity(), one));
    return located;
  }
}
