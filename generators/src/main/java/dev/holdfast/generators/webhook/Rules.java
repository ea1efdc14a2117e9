package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Rules of one entry: every version, so that none is a way around. */
final class Rules {
  private final ArrayNode list = JsonNodeFactory.instance.arrayNode();

  void add(Collection<String> operations, String group, Collection<String> resources) {
    ObjectNode rule = list.addObject();
    operations.forEach(rule.putArray("operations")::add);
    rule.putArray("apiGroups").add(group);
    rule.putArray("apiVersions").add("*");
    resources.forEach(rule.putArray("resources")::add);
    rule.put("scope", "*");
  }

  ArrayNode list() {
    return list;
  }
}
