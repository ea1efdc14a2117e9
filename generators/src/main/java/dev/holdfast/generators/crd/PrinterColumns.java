package dev.holdfast.generators.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Puts printer columns in the order of the annotations, since the generator sorts them by path, and
 * drops the default priority.
 */
final class PrinterColumns {
  private PrinterColumns() {}

  static void sort(Class<?> kind, ObjectNode version) {
    List<String> order =
        Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    JsonNode columns = version.path("additionalPrinterColumns");
    List<JsonNode> sorted =
        StreamSupport.stream(columns.spliterator(), false)
            .sorted(Comparator.comparingInt(column -> order.indexOf(column.path("name").asText())))
            .toList();
    for (JsonNode column : sorted) {
      if (column.path("priority").asInt() == 0) {
        ((ObjectNode) column).remove("priority");
      }
    }
    version.putArray("additionalPrinterColumns").addAll(sorted);
  }
}
