package dev.holdfast.core.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.impact.ClaimName;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the volumeClaimTemplates of a StatefulSet lead to: the set takes an existing claim of the
 * right name as its own, whoever made it and whatever its ordinal, since it can be scaled later.
 */
final class ClaimTemplates {
  private static final String POINTER = "/spec/volumeClaimTemplates";

  private ClaimTemplates() {}

  static boolean in(JsonNode set) {
    return !set.at(POINTER).isEmpty();
  }

  static List<Reach> of(JsonNode set, String namespace, Inventory inventory) {
    List<Reach> reaches = new ArrayList<>();
    String name = set.at("/metadata/name").asText();
    JsonNode templates = set.at(POINTER);
    for (int index = 0; index < templates.size(); index++) {
      JsonNode template = templates.get(index);
      String at = POINTER + "/" + index;
      Set<ObjectRef> claims =
          adopted(
              ClaimName.prefix(template.at("/metadata/name").asText(), name), namespace, inventory);
      if (!claims.isEmpty()) {
        reaches.add(new Reach(at, "the set adopts", List.copyOf(claims), false));
      }
      String volume = template.at("/spec/volumeName").asText();
      if (!volume.isEmpty()) {
        reaches.add(new Reach(at, "the set claims", List.of(Mounts.volume(volume)), true));
      }
    }
    return reaches;
  }

  private static Set<ObjectRef> adopted(String prefix, String namespace, Inventory inventory) {
    Set<ObjectRef> claims = new TreeSet<>();
    for (InventoryObject object : inventory.inNamespace(namespace)) {
      ObjectRef ref = object.ref();
      if (ref.equals(Mounts.claim(namespace, ref.name()))
          && ClaimName.ordinal(ref.name(), prefix).isPresent()) {
        claims.add(ref);
      }
    }
    return claims;
  }
}
