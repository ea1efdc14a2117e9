package dev.holdfast.core.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its schema whether a kind's instances look as if they held data. */
public final class DataSigns {
  /** Names under which operators say what becomes of data. */
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          ".*[dD]eletionPolicy|.*[rR]eclaimPolicy|.*ClaimRetentionPolicy|wipe.*|prune"
              + "|retention.*|volumeClaimTemplates?|.*[tT]erminationPolicy");

  /** Schemas nest much less; this only bounds the walk. */
  private static final int DEPTH = 32;

  private DataSigns() {}

  /**
   * Dotted paths of fields that say what becomes of data, each once.
   *
   * @param definition a whole CustomResourceDefinition
   */
  public static List<String> of(JsonNode definition) {
    Set<String> paths = new LinkedHashSet<>();
    for (JsonNode version : definition.at("/spec/versions")) {
      walk(version.at("/schema/openAPIV3Schema"), "", DEPTH, paths);
    }
    return new ArrayList<>(paths);
  }

  private static void walk(JsonNode schema, String path, int depth, Set<String> paths) {
    if (depth == 0) {
      return;
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
              if (below.equals("status") || below.equals("metadata")) {
                return;
              }
              if (SUSPICIOUS.matcher(property.getKey()).matches()) {
                paths.add(below);
              } else {
                walk(property.getValue(), below, depth - 1, paths);
              }
            });
    JsonNode items = schema.path("items");
    if (items.isObject()) {
      walk(items, path + "[*]", depth - 1, paths);
    }
    JsonNode values = schema.path("additionalProperties");
    if (values.isObject()) {
      walk(values, path + ".*", depth - 1, paths);
    }
  }
}
