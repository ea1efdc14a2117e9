package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Writes whole numbers without a fraction, as the API server stores them: an applier that sends
 * {@code 0.0} for {@code 0} conflicts with every other.
 */
final class PlainNumbers {
  private PlainNumbers() {}

  static void in(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        if (value.isFloatingPointNumber() && value.doubleValue() == value.longValue()) {
          field.setValue(LongNode.valueOf(value.longValue()));
        }
      }
    }
    tree.forEach(PlainNumbers::in);
  }
}
