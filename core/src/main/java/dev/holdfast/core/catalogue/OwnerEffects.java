package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reparent: an owner is added or changed. The garbage collector deletes an object whose owners
 * don't exist, so naming one that is gone, or soon will be, is a deletion by another hand. Taking
 * owners off only keeps the object.
 */
final class OwnerEffects {
  private OwnerEffects() {}

  private record Owner(String apiVersion, String kind, String name, String uid) {
    static Owner of(JsonNode node) {
      return new Owner(
          node.path("apiVersion").asText(),
          node.path("kind").asText(),
          node.path("name").asText(),
          node.path("uid").asText());
    }
  }

  static void find(Change change, List<Effect> into) {
    JsonNode old = change.oldObject();
    JsonNode now = change.object();
    if (old == null || now == null) {
      return;
    }
    Set<Owner> before = new HashSet<>();
    old.path("metadata").path("ownerReferences").forEach(node -> before.add(Owner.of(node)));
    JsonNode references = now.path("metadata").path("ownerReferences");
    for (int index = 0; index < references.size(); index++) {
      Owner owner = Owner.of(references.get(index));
      if (!before.contains(owner)) {
        into.add(
            new Effect(
                EffectClass.Reparent,
                "owner-reference",
                "/metadata/ownerReferences/" + index,
                null,
                references.get(index),
                "owner %s %s is added: the garbage collector deletes it with that owner"
                    .formatted(Shown.of(owner.kind()), Shown.of(owner.name()))));
      }
    }
  }
}
