package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.Change;
import java.util.List;

/**
 * Trigger: a label that makes a clean-up controller delete the object later, under an account of
 * its own. Whoever sets it is judged, and the controller's deletion is judged again when it comes.
 */
public final class DeferredDeletion {
  /** Kyverno's cleanup controller: kyverno/kyverno, api/kyverno/constants.go. */
  public static final String LABEL = "cleanup.kyverno.io/ttl";

  private DeferredDeletion() {}

  static void find(Change change, List<Effect> into) {
    JsonNode old = change.oldObject();
    JsonNode now = change.object();
    if (old == null || now == null) {
      return;
    }
    JsonNode from = old.path("metadata").path("labels").get(LABEL);
    JsonNode to = now.path("metadata").path("labels").get(LABEL);
    if (to != null && !to.equals(from)) {
      into.add(
          new Effect(
              EffectClass.Trigger,
              "deferred-deletion",
              "/metadata/labels/" + LABEL.replace("/", "~1"),
              from,
              to,
              "label %s: Kyverno deletes it at or after %s"
                  .formatted(Shown.of(LABEL), Shown.of(to))));
    }
  }
}
