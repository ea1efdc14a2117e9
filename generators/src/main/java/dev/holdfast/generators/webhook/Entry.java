package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** One entry as the chart reads it. */
final class Entry {
  private Entry() {}

  /**
   * An entry.
   *
   * @param level what the chart's values set a failure policy for
   * @param conditions CEL by name, all of which must hold
   */
  static ObjectNode of(String name, String level, Rules rules, Map<String, String> conditions) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("name", name);
    entry.put("class", level);
    entry.set("rules", rules.list());
    ArrayNode list = entry.putArray("matchConditions");
    conditions.forEach(
        (condition, expression) ->
            list.addObject().put("name", condition).put("expression", expression));
    return entry;
  }
}
