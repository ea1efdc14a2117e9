package dev.holdfast.core.impact;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what ties something to production or to a shared backup. Keys and values are compared
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

  private LinkageRules(LinkageSettings complete) {
    objectLabels = orEmpty(complete.productionLabels());
    namespaceLabels = orEmpty(complete.productionNamespaceLabels());
    namespaceGlobs =
        complete.productionNamespaces() == null ? List.of() : complete.productionNamespaces();
    sharedBackupLabels = orEmpty(complete.sharedBackupLabels());
    unlabelledIsProduction = "Production".equals(complete.unlabelled());
  }

  public static LinkageRules of(@Nullable LinkageSettings settings) {
    return new LinkageRules(resolve(settings));
  }

  /** The rules without what {@code unlabelled} says: only labels, annotations and names link. */
  public static LinkageRules ofLabelled(@Nullable LinkageSettings settings) {
    LinkageSettings all = resolve(settings);
    return of(
        new LinkageSettings(
            all.productionLabels(),
            all.productionNamespaceLabels(),
            all.productionNamespaces(),
            all.sharedBackupLabels(),
            "Ignore"));
  }

  /** The settings with what is absent filled in by {@link #DEFAULTS}. */
  public static LinkageSettings resolve(@Nullable LinkageSettings settings) {
    if (settings == null) {
      return DEFAULTS;
    }
    return new LinkageSettings(
        either(settings.productionLabels(), DEFAULTS.productionLabels()),
        either(settings.productionNamespaceLabels(), DEFAULTS.productionNamespaceLabels()),
        either(settings.productionNamespaces(), DEFAULTS.productionNamespaces()),
        either(settings.sharedBackupLabels(), DEFAULTS.sharedBackupLabels()),
        either(settings.unlabelled(), DEFAULTS.unlabelled()));
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
   * The linkage of one object.
   *
   * @param namespace the object's namespace, or its own name for a Namespace; empty for none
   * @param labelsOfNamespace labels of that namespace
   */
  public Linkage of(
      InventoryObject object, String namespace, Map<String, String> labelsOfNamespace) {
    return of(
        List.of(object),
        namespace.isEmpty() ? Map.of() : Map.of(namespace, List.of(labelsOfNamespace)));
  }

  /**
   * The linkage of something that several objects speak for: versions of it, or a volume and its
   * claim. One of them is enough.
   *
   * @param namespaces name to the labels that it is believed to have; usually one entry
   */
  public Linkage of(
      List<InventoryObject> objects, Map<String, List<Map<String, String>>> namespaces) {
    SortedSet<String> production = new TreeSet<>();
    SortedSet<String> shared = new TreeSet<>();
    for (InventoryObject object : objects) {
      production.addAll(matching(objectLabels, object.labels()));
      if (isProtected(object.labels()) || isProtected(object.annotations())) {
        production.add(PROTECTED + "=true");
      }
      shared.addAll(matching(sharedBackupLabels, object.labels()));
    }
    namespaces.forEach((name, versions) -> ofNamespace(name, versions, production));
    if (production.isEmpty() && unlabelledIsProduction && !labelled(objects, namespaces)) {
      production.add("no label says what it is");
    }
    List<String> because = new ArrayList<>(production);
    because.addAll(shared);
    return new Linkage(!production.isEmpty(), !shared.isEmpty(), because);
  }

  private void ofNamespace(String name, List<Map<String, String>> versions, Set<String> because) {
    for (Map<String, String> labels : versions) {
      for (String match : matching(namespaceLabels, labels)) {
        if (!because.contains(match)) {
          because.add("namespace " + match);
        }
      }
      if (isProtected(labels)) {
        because.add("namespace " + PROTECTED + "=true");
      }
    }
    for (String glob : namespaceGlobs) {
      if (Glob.matches(glob, name)) {
        because.add(glob.equals(name) ? "namespace " + name : "namespace " + name + " is " + glob);
      }
    }
  }

  private boolean labelled(
      List<InventoryObject> objects, Map<String, List<Map<String, String>>> namespaces) {
    return objects.stream().anyMatch(object -> hasAny(object.labels(), objectLabels.keySet()))
        || namespaces.values().stream()
            .flatMap(List::stream)
            .anyMatch(labels -> hasAny(labels, namespaceLabels.keySet()));
  }

  private static boolean hasAny(Map<String, String> labels, Set<String> keys) {
    return keys.stream().anyMatch(labels::containsKey);
  }

  private static boolean isProtected(Map<String, String> labels) {
    return "true".equals(labels.get(PROTECTED));
  }

  private static List<String> matching(
      Map<String, List<String>> wanted, Map<String, String> labels) {
    List<String> matches = new ArrayList<>();
    wanted.forEach(
        (key, values) -> {
          String value = labels.get(key);
          if (value != null && values.contains(value)) {
            matches.add(key + "=" + value);
          }
        });
    return matches;
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }

  private static Map<String, List<String>> orEmpty(@Nullable Map<String, List<String>> labels) {
    return labels == null ? Map.of() : labels;
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
