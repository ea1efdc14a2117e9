package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The schema of Kubernetes' own label selector, whose class has no descriptions and no bounds. */
final class LabelSelectorSchema {
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "matchLabels", "Labels and the values they must have.",
          "matchExpressions", "Conditions on labels, all of which must hold.",
          "key", "Label key.",
          "operator", "In, NotIn, Exists or DoesNotExist.",
          "values", "Values for In and NotIn.");

  private LabelSelectorSchema() {}

  static void describe(ObjectNode schema) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    describeEach(properties);
    ((ObjectNode) properties.get("matchLabels")).put("maxProperties", 64);
    ObjectNode expressions = (ObjectNode) properties.get("matchExpressions");
    expressions.put("maxItems", 64);
    ObjectNode expression = (ObjectNode) expressions.get("items");
    ObjectNode fields = (ObjectNode) expression.get("properties");
    describeEach(fields);
    ((ObjectNode) fields.get("key")).put("maxLength", 317);
    ((ObjectNode) fields.get("operator"))
        .putArray("enum")
        .add("In")
        .add("NotIn")
        .add("Exists")
        .add("DoesNotExist");
    ((ObjectNode) fields.get("values")).put("maxItems", 64);
    expression.putArray("required").add("key").add("operator");
  }

  private static void describeEach(ObjectNode properties) {
    properties
        .properties()
        .forEach(
            entry ->
                ((ObjectNode) entry.getValue())
                    .put("description", DESCRIPTIONS.get(entry.getKey())));
  }
}
