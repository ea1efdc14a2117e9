package dev.holdfast.core.impact;

import java.util.List;
import java.util.Map;

/**
 * A small projection of a watched object: what linkage and impact need, never the whole object.
 *
 * @param uid {@code metadata.uid}
 * @param labels all of them
 * @param annotations those with values as short as label values (63 characters), since linkage
 *     compares no others
 * @param fields values at the dotted paths that the catalogue projects for this kind, as text;
 *     lists are one entry per element, {@code path[0]}, {@code path[1]}
 * @param deleting whether {@code metadata.deletionTimestamp} is set
 */
public record InventoryObject(
    ObjectRef ref,
    String uid,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<OwnerReference> owners,
    List<String> finalizers,
    Map<String, String> fields,
    boolean deleting) {
  public InventoryObject {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    owners = List.copyOf(owners);
    finalizers = List.copyOf(finalizers);
    fields = Map.copyOf(fields);
  }

  private static final String LABEL = "metadata.labels[\"";

  /**
   * The value at a path as catalogue templates name it: a projected one, {@code metadata.name},
   * {@code metadata.namespace}, {@code metadata.uid}, or a label ({@code
   * metadata.labels["app.kubernetes.io/name"]}); the empty string when it isn't there.
   */
  public String text(String path) {
    return switch (path) {
      case "metadata.name" -> ref.name();
      case "metadata.namespace" -> ref.namespace();
      case "metadata.uid" -> uid;
      default ->
          path.startsWith(LABEL)
              ? labels.getOrDefault(path.substring(LABEL.length(), path.length() - 2), "")
              : field(path);
    };
  }

  /** The projected value at a dotted path, or the empty string. */
  public String field(String path) {
    return fields.getOrDefault(path, "");
  }
}
