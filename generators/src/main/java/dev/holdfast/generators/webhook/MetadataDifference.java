package dev.holdfast.generators.webhook;

import dev.holdfast.core.catalogue.FinalizerRules;
import java.util.ArrayList;
import java.util.List;

/** Changes of metadata that matter for every kind. */
final class MetadataDifference {
  /** The chart puts the annotation keys that its linkage values name in place of this. */
  static final String LINKAGE_ANNOTATIONS = "$LINKAGE_ANNOTATIONS";

  private MetadataDifference() {}

  static List<String> of(FinalizerRules finalizers) {
    List<String> terms = new ArrayList<>();
    terms.add("object.metadata.?labels != oldObject.metadata.?labels");
    terms.add(
        LINKAGE_ANNOTATIONS
            + ".exists(key, object.metadata.?annotations[?key]"
            + " != oldObject.metadata.?annotations[?key])");
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
