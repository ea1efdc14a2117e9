package dev.holdfast.core.impact;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields by which objects name each other: what an inventory looks up, so what it indexes. */
final class Relations {
  static final String SNAPSHOTS = "snapshot.storage.k8s.io";

  /** A volume's claim. */
  static final Template VOLUME_CLAIM =
      Template.parse("{spec.claimRef.namespace}/{spec.claimRef.name}");

  /** A snapshot content's snapshot. */
  static final Template CONTENT_SNAPSHOT =
      Template.parse("{spec.volumeSnapshotRef.namespace}/{spec.volumeSnapshotRef.name}");

  /** The storage that a snapshot was taken of. */
  static final Template CONTENT_SOURCE = Template.parse("{spec.driver}/{spec.source.volumeHandle}");

  private record Kind(String group, String resource) {}

  private final Map<Kind, Map<String, Template>> byKind = new HashMap<>();

  Relations(Catalogue catalogue) {
    add("", "persistentvolumes", VOLUME_CLAIM);
    add(SNAPSHOTS, "volumesnapshotcontents", CONTENT_SNAPSHOT);
    add(SNAPSHOTS, "volumesnapshotcontents", CONTENT_SOURCE);
    for (DataKind kind : catalogue.kinds()) {
      for (DependentRule rule : kind.dependents()) {
        add(rule.group(), rule.resource(), lookup(rule).key());
      }
      FieldPath of = kind.restorePoint() == null ? null : kind.restorePoint().of();
      if (of != null) {
        add(kind.group(), kind.resource(), field(of.text()));
      }
    }
  }

  /**
   * How a rule's dependents are looked up.
   *
   * @param key over the dependent
   * @param value over what falls
   */
  record Lookup(Template key, Template value) {}

  /** By the rule's field, else by its first label. */
  static Lookup lookup(DependentRule rule) {
    Template equals = rule.equals();
    if (rule.field() != null && equals != null) {
      return new Lookup(field(rule.field().text()), equals);
    }
    return rule.selector().entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(entry -> new Lookup(label(entry.getKey()), entry.getValue()))
        .orElseThrow();
  }

  static Template field(String path) {
    return Template.parse("{" + path + "}");
  }

  static Template label(String key) {
    return Template.parse("{metadata.labels[\"" + key + "\"]}");
  }

  /** Templates worth an index for objects of this kind. */
  Collection<Template> of(String group, String resource) {
    return byKind.getOrDefault(new Kind(group, resource), Map.of()).values();
  }

  /** Whether this one has an index. */
  boolean has(String group, String resource, Template template) {
    return byKind.getOrDefault(new Kind(group, resource), Map.of()).containsKey(template.text());
  }

  private void add(String group, String resource, Template template) {
    byKind
        .computeIfAbsent(new Kind(group, resource), _ -> new LinkedHashMap<>())
        .putIfAbsent(template.text(), template);
  }
}
