package dev.holdfast.generators.webhook;

import dev.holdfast.core.catalogue.DeferredDeletion;
import dev.holdfast.core.catalogue.FinalizerRules;
import java.util.ArrayList;
import java.util.List;

/** Changes of metadata that matter for every kind. */
final class MetadataDifference {
  /** The chart puts the annotation keys that its linkage values name in place of this. */
  static final String LINKAGE_ANNOTATIONS = "$LINKAGE_ANNOTATIONS";

  /** The same for labels, of which users may want to see more. */
  static final String SEEN_LABELS = "$SEEN_LABELS";

  private MetadataDifference() {}

  static List<String> of(FinalizerRules finalizers) {
    List<String> terms = new ArrayList<>();
    // Others change all the time: database operators tell roles by them, and may not wait for us.
    terms.add(anyDiffers(SEEN_LABELS, "labels"));
    terms.add(differs(Cel.text(DeferredDeletion.LABEL), "labels"));
    terms.add(anyDiffers(LINKAGE_ANNOTATIONS, "annotations"));
    terms.add("object.metadata.?ownerReferences != oldObject.metadata.?ownerReferences");
    terms.add(
        "!oldObject.metadata.?finalizers.orValue([]).all(name, name in"
            + " object.metadata.?finalizers.orValue([])"
            + anybodys(finalizers)
            + ")");
    if (!finalizers.arming().isEmpty()) {
      terms.add(
          "object.metadata.?finalizers.orValue([]).exists(name, name in "
              + Cel.texts(finalizers.arming())
              + " && !(name in oldObject.metadata.?finalizers.orValue([])))");
    }
    return terms;
  }

  private static String anyDiffers(String keys, String map) {
    return keys + ".exists(key, " + differs("key", map) + ")";
  }

  private static String differs(String key, String map) {
    return "object.metadata.?%1$s[?%2$s] != oldObject.metadata.?%1$s[?%2$s]".formatted(map, key);
  }

  /** Finalizers that anybody may remove, since nothing is destroyed by it. */
  private static String anybodys(FinalizerRules finalizers) {
    StringBuilder alternatives = new StringBuilder();
    for (FinalizerRules.Owner owner : finalizers.owner()) {
      if (owner.by().contains("*")) {
        owner.names().forEach(name -> alternatives.append(" || ").append(named(name)));
      }
    }
    return alternatives.toString();
  }

  private static String named(String name) {
    return name.endsWith("*")
        ? "name.startsWith(" + Cel.text(name.substring(0, name.length() - 1)) + ")"
        : "name == " + Cel.text(name);
  }
}
