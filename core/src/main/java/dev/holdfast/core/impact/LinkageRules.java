package dev.holdfast.core.impact;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what ties an object to production or to a shared backup. Keys and values are compared
 * exactly. A part of the settings that is absent means its default; an empty one means nothing.
 */
public final class LinkageRules {
  /** Marks an object or a namespace as production whatever the settings say. */
  public static final String PROTECTED = "holdfast.dev/protected";

  /** What holds without settings. */
  public static final LinkageSettings DEFAULTS = defaults();

  private final Map<String, List<String>> objectLabels;
  private final Map<String, List<String>> namespaceLabels;
  private final List<String> namespaceGlobs;
  private final Map<String, List<String>> sharedBackupLabels;
  private final boolean unlabelledIsProduction;

  private LinkageRules(LinkageSettings settings, LinkageSettings defaults) {
    objectLabels = either(settings.productionLabels(), defaults.productionLabels());
    namespaceLabels =
        either(settings.productionNamespaceLabels(), defaults.productionNamespaceLabels());
    List<String> globs = settings.productionNamespaces();
    namespaceGlobs = globs == null ? orEmpty(defaults.productionNamespaces()) : globs;
    sharedBackupLabels = either(settings.sharedBackupLabels(), defaults.sharedBackupLabels());
    unlabelledIsProduction = "Production".equals(settings.unlabelled());
  }

  public static LinkageRules of(LinkageSettings settings) {
    return new LinkageRules(settings, DEFAULTS);
  }

  /** The settings with their defaults filled in. */
  public static LinkageSettings resolve(LinkageSettings settings) {
    LinkageRules rules = of(settings);
    return new LinkageSettings(
        rules.objectLabels,
        rules.namespaceLabels,
        rules.namespaceGlobs,
        rules.sharedBackupLabels,
        rules.unlabelledIsProduction ? "Production" : "Ignore");
  }

  /** Label and annotation keys that linkage depends on, on objects and on namespaces. */
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(objectLabels.keySet());
    keys.addAll(namespaceLabels.keySet());
    keys.addAll(sharedBackupLabels.keySet());
    keys.add(PROTECTED);
    return keys;
  }

  /**
   * The linkage of an object in its surroundings.
   *
   * @param namespace the object's namespace, or its own name for a Namespace; empty for none
   * @param labelsOfNamespace labels of that namespace
   */
  public Linkage of(
      InventoryObject object, String namespace, Map<String, String> labelsOfNamespace) {
    List<String> production = new ArrayList<>();
    matching(objectLabels, object.labels(), "", production);
    if (isProtected(object.labels()) || isProtected(object.annotations())) {
      production.add(PROTECTED + "=true");
    }
    if (!namespace.isEmpty()) {
      ofNamespace(namespace, labelsOfNamespace, production);
    }
    if (production.isEmpty() && unlabelledIsProduction && !labelled(object, labelsOfNamespace)) {
      production.add("no label says what it is");
    }
    List<String> shared = new ArrayList<>();
    matching(sharedBackupLabels, object.labels(), "", shared);
    List<String> because = new ArrayList<>(production);
    because.addAll(shared);
    return new Linkage(!production.isEmpty(), !shared.isEmpty(), because);
  }

  private void ofNamespace(String namespace, Map<String, String> labels, List<String> because) {
    matching(namespaceLabels, labels, "namespace ", because);
    if (isProtected(labels)) {
      because.add("namespace " + PROTECTED + "=true");
    }
    for (String glob : namespaceGlobs) {
      if (Glob.matches(glob, namespace)) {
        because.add("namespace name " + glob);
      }
    }
  }

  private boolean labelled(InventoryObject object, Map<String, String> labelsOfNamespace) {
    return objectLabels.keySet().stream().anyMatch(object.labels()::containsKey)
        || namespaceLabels.keySet().stream().anyMatch(labelsOfNamespace::containsKey);
  }

  private static boolean isProtected(Map<String, String> labels) {
    return "true".equals(labels.get(PROTECTED));
  }

  private static void matching(
      Map<String, List<String>> wanted,
      Map<String, String> labels,
      String prefix,
      List<String> because) {
    wanted.forEach(
        (key, values) -> {
          String value = labels.get(key);
          if (value != null && values.contains(value)) {
            because.add(prefix + key + "=" + value);
          }
        });
  }

  private static Map<String, List<String>> either(
      @Nullable Map<String, List<String>> first, @Nullable Map<String, List<String>> second) {
    return first != null ? first : second == null ? Map.of() : second;
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  private static LinkageSettings defaults() {
    List<String> values = List.of("production", "prod", "live");
    Map<String, List<String>> production = new LinkedHashMap<>();
    for (String key :
        List.of(
            "environment", "env", "app.kubernetes.io/environment", "holdfast.dev/environment")) {
      production.put(key, values);
    }
    Map<String, List<String>> shared = new LinkedHashMap<>();
    shared.put("holdfast.dev/shared-backup", List.of("true"));
    shared.put("backup.holdfast.dev/shared", List.of("true"));
    return new LinkageSettings(
        production,
        production,
        List.of("*-production", "*-prod", "production", "prod"),
        shared,
        "Ignore");
  }
}
