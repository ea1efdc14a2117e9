package dev.holdfast.core.catalogue;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.change.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys that the linkage setting looks at, with their linking values. */
final class LinkageKeys {
  /** Links whatever the setting says. */
  static final String PROTECTED = "holdfast.dev/protected";

  private LinkageKeys() {}

  /** Keys that count on the changed object; on a Namespace those that count for its content too. */
  static Map<String, Set<String>> of(Change change, LinkageSettings settings) {
    Map<String, Set<String>> keys = new TreeMap<>();
    keys.put(PROTECTED, new HashSet<>(Set.of("true")));
    add(settings.productionLabels(), keys);
    add(settings.sharedBackupLabels(), keys);
    if (change.kind().group().isEmpty() && change.kind().resource().equals("namespaces")) {
      add(settings.productionNamespaceLabels(), keys);
    }
    return keys;
  }

  private static void add(
      @Nullable Map<String, List<String>> labels, Map<String, Set<String>> into) {
    if (labels != null) {
      labels.forEach(
          (key, values) -> into.computeIfAbsent(key, k -> new HashSet<>()).addAll(values));
    }
  }
}
