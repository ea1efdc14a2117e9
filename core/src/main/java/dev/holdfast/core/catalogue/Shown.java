package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Values as a message shows them: short, on one line. */
final class Shown {
  private static final int LIMIT = 60;

  private Shown() {}

  static String of(@Nullable JsonNode node) {
    return node == null ? "absent" : of(node.isValueNode() ? node.asText() : node.toString());
  }

  static String of(String text) {
    String line = text.isEmpty() ? "empty" : text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "…";
  }
}
