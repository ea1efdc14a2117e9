package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Uncover: the definition of a watched kind changes in more than added versions, added properties
 * and descriptions, so that instances could lose fields, validation or their API.
 */
final class DefinitionEffects {
  private DefinitionEffects() {}

  static void find(Change change, Catalogue catalogue, List<Effect> into) {
    JsonNode old = change.oldObject();
    JsonNode now = change.object();
    if (old == null
        || now == null
        || !change.kind().resource().equals("customresourcedefinitions")
        || !change.kind().group().equals("apiextensions.k8s.io")) {
      return;
    }
    JsonNode spec = old.path("spec");
    String group = spec.path("group").asText();
    String plural = spec.path("names").path("plural").asText();
    if (catalogue.find(group, plural).isPresent() && !grows(spec, now.path("spec"))) {
      into.add(
          new Effect(
              EffectClass.Uncover,
              "crd.spec",
              "/spec",
              null,
              null,
              "the definition of a watched kind changes in more than additions"));
    }
  }

  private static boolean grows(JsonNode old, JsonNode now) {
    ObjectNode rest = withoutVersions(old);
    Map<String, JsonNode> versions = versions(now);
    for (Map.Entry<String, JsonNode> version : versions(old).entrySet()) {
      if (!extended(version.getValue(), versions.get(version.getKey()), false)) {
        return false;
      }
    }
    return rest.equals(withoutVersions(now));
  }

  private static ObjectNode withoutVersions(JsonNode spec) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    spec.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue().deepCopy()));
    copy.remove("versions");
    // Rotated by certificate managers without anything else changing.
    if (copy.at("/conversion/webhook/clientConfig") instanceof ObjectNode client) {
      client.remove("caBundle");
    }
    return copy;
  }

  private static Map<String, JsonNode> versions(JsonNode spec) {
    Map<String, JsonNode> versions = new HashMap<>();
    spec.path("versions").forEach(version -> versions.put(version.path("name").asText(), version));
    return versions;
  }

  /**
   * Whether {@code now} is {@code old} but for descriptions and, in a map of properties, new ones.
   * A new property with a default would be written into stored objects when they are read.
   */
  private static boolean extended(JsonNode old, @Nullable JsonNode now, boolean properties) {
    if (now == null) {
      return false;
    }
    if (!old.isObject() || !now.isObject()) {
      boolean lists = old.isArray() && now.isArray();
      return lists ? extendedEntries(old, now) : old.equals(now);
    }
    for (Map.Entry<String, JsonNode> field : old.properties()) {
      boolean description = !properties && field.getKey().equals("description");
      boolean map = !properties && field.getKey().equals("properties");
      if (!description && !extended(field.getValue(), now.get(field.getKey()), map)) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> field : now.properties()) {
      boolean harmless =
          properties
              ? field.getValue().findValue("default") == null
              : field.getKey().equals("description");
      if (!old.has(field.getKey()) && !harmless) {
        return false;
      }
    }
    return true;
  }

  private static boolean extendedEntries(JsonNode old, JsonNode now) {
    if (old.size() != now.size()) {
      return false;
    }
    for (int index = 0; index < old.size(); index++) {
      if (!extended(old.get(index), now.get(index), false)) {
        return false;
      }
    }
    return true;
  }
}
