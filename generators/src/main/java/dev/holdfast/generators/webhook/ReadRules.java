package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The right to read every watched kind, which the inventory needs. */
public final class ReadRules {
  private ReadRules() {}

  /** The document that the chart reads: {@code rules} of a ClusterRole. */
  public static ObjectNode of(Catalogue catalogue) {
    Map<String, TreeSet<String>> byGroup = new TreeMap<>();
    for (DataKind kind : catalogue.kinds()) {
      byGroup.computeIfAbsent(kind.group(), any -> new TreeSet<>()).add(kind.resource());
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var rules = document.putArray("rules");
    byGroup.forEach(
        (group, resources) -> {
          ObjectNode rule = rules.addObject();
          rule.putArray("apiGroups").add(group);
          resources.forEach(rule.putArray("resources")::add);
          rule.putArray("verbs").add("get").add("list").add("watch");
        });
    return document;
  }
}
