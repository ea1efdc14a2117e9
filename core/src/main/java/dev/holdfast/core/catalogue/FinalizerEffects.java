package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.core.change.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finalizer: one is removed by somebody who doesn't own it, or one that arms deletion is added. */
final class FinalizerEffects {
  /** Set by the API server itself for deletions, removed by the garbage collector. */
  private static final FinalizerRules COLLECTOR =
      new FinalizerRules(
          List.of(
              new FinalizerRules.Owner(
                  List.of("foregroundDeletion", "orphan"),
                  List.of(
                      "system:serviceaccount:kube-system:generic-garbage-collector",
                      "system:kube-controller-manager"))),
          List.of());

  private FinalizerEffects() {}

  static void find(Change change, DataKind kind, List<Effect> into) {
    JsonNode old = change.oldObject();
    JsonNode now = change.object();
    if (old == null || now == null) {
      return;
    }
    Set<String> before = finalizers(old);
    Set<String> after = finalizers(now);
    String username = change.requester().username();
    for (String finalizer : before) {
      boolean owned =
          kind.finalizers().mayRemove(finalizer, username)
              || COLLECTOR.mayRemove(finalizer, username);
      if (!after.contains(finalizer) && !owned) {
        into.add(effect("finalizer.removed", finalizer, true));
      }
    }
    for (String finalizer : after) {
      if (!before.contains(finalizer) && kind.finalizers().arming().contains(finalizer)) {
        into.add(effect("finalizer.arming", finalizer, false));
      }
    }
  }

  private static Effect effect(String rule, String finalizer, boolean removed) {
    JsonNode value = JsonNodeFactory.instance.textNode(finalizer);
    String message =
        "finalizer "
            + Shown.of(finalizer)
            + (removed ? " is removed" : ", which arms deletion, is added");
    return new Effect(
        EffectClass.Finalizer,
        rule,
        "/metadata/finalizers",
        removed ? value : null,
        removed ? null : value,
        message);
  }

  private static Set<String> finalizers(JsonNode object) {
    Set<String> finalizers = new LinkedHashSet<>();
    object.path("metadata").path("finalizers").forEach(entry -> finalizers.add(entry.asText()));
    return finalizers;
  }
}
