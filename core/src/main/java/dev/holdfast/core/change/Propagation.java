package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out how a deletion treats dependents, as {@code shouldOrphanDependents} and {@code
 * shouldDeleteDependents} of k8s.io/apiserver do: the options first, then the object's finalizers.
 * The options of a CustomResourceDefinition's deletion count for nothing: it marks the object
 * itself instead of going through these functions (k8s.io/apiextensions-apiserver,
 * customresourcedefinition/etcd.go), so whatever was asked, what it owns goes.
 */
final class Propagation {
  private Propagation() {}

  static PropagationPolicy effective(
      ResourceKind kind, @Nullable JsonNode options, JsonNode object) {
    if (kind.group().equals("apiextensions.k8s.io")
        && kind.resource().equals("customresourcedefinitions")) {
      return byFinalizers(object);
    }
    if (options != null && options.path("orphanDependents").isBoolean()) {
      return options.path("orphanDependents").booleanValue()
          ? PropagationPolicy.Orphan
          : PropagationPolicy.Background;
    }
    String asked = options == null ? "" : options.path("propagationPolicy").asText("");
    return switch (asked) {
      case "Orphan" -> PropagationPolicy.Orphan;
      case "Foreground" -> PropagationPolicy.Foreground;
      case "Background" -> PropagationPolicy.Background;
      default -> byFinalizers(object);
    };
  }

  private static PropagationPolicy byFinalizers(JsonNode object) {
    List<String> finalizers = new ArrayList<>();
    object.path("metadata").path("finalizers").forEach(entry -> finalizers.add(entry.asText()));
    if (finalizers.contains("orphan")) {
      return PropagationPolicy.Orphan;
    }
    return finalizers.contains("foregroundDeletion")
        ? PropagationPolicy.Foreground
        : PropagationPolicy.Background;
  }
}
