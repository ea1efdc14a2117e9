package dev.holdfast.core.reach;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldPath;
import dev.holdfast.core.catalogue.FinalizerRules;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.catalogue.Trigger;
import dev.holdfast.core.impact.ObjectRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Pods as they are projected: their volumes alone. They aren't watched and in no inventory; one is
 * read when somebody wants a shell in it.
 */
public final class PodKind {
  static final String VOLUMES = "spec.volumes";
  static final String CLAIM = "persistentVolumeClaim.claimName";
  static final String EPHEMERAL = "ephemeral";
  static final String EPHEMERAL_VOLUME = "ephemeral.volumeClaimTemplate.spec.volumeName";

  private PodKind() {}

  /**
   * The kind. An inline volume is spelled like the source of a PersistentVolume, so that the fields
   * are those by which the catalogue tells the backing of one.
   */
  public static DataKind of(Catalogue catalogue) {
    Set<FieldPath> paths = new LinkedHashSet<>();
    for (String field : List.of("name", CLAIM, EPHEMERAL, EPHEMERAL_VOLUME)) {
      paths.add(inEachVolume(field));
    }
    for (FieldPath path : volumes(catalogue).project()) {
      if (path.text().startsWith("spec.") && path.segments().size() > 2) {
        paths.add(inEachVolume(path.text().substring("spec.".length())));
      }
    }
    return new DataKind(
        "",
        "v1",
        List.of("*"),
        "pods",
        "Pod",
        true,
        Role.Workload,
        List.of(),
        List.of(),
        List.of(),
        Trigger.NEVER,
        List.of(),
        List.of(),
        null,
        FinalizerRules.NONE,
        List.of(),
        List.copyOf(paths));
  }

  /** The name of one. */
  public static ObjectRef ref(String namespace, String name) {
    return new ObjectRef("", "pods", "Pod", namespace, name);
  }

  /** Whether this names a Pod. */
  public static boolean is(ObjectRef ref) {
    return ref.group().isEmpty() && ref.resource().equals("pods");
  }

  static DataKind volumes(Catalogue catalogue) {
    return catalogue
        .find("", "persistentvolumes")
        .orElseThrow(() -> new IllegalArgumentException("the catalogue has no volumes"));
  }

  private static FieldPath inEachVolume(String field) {
    return FieldPath.parse(VOLUMES + "[*]." + field);
  }
}
