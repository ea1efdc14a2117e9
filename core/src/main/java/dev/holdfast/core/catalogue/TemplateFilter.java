package dev.holdfast.core.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Brings different spellings of one place together. */
final class TemplateFilter {
  private TemplateFilter() {}

  static String apply(String filter, String value) {
    return switch (filter) {
      case "lower" -> value.toLowerCase(Locale.ROOT);
      case "path" -> path(value);
      case "last" -> value.substring(value.lastIndexOf('/') + 1);
      default -> value;
    };
  }

  private static String path(String value) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : value.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return "/" + String.join("/", steps);
  }
}
