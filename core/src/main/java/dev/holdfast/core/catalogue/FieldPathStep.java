package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.FieldPath.Located;
import java.util.List;

/** Takes one step of a {@link FieldPath} through a JSON value. */
final class FieldPathStep {
  private FieldPathStep() {}

  static void from(Located from, FieldPath.Segment segment, List<Located> into) {
    JsonNode value = from.value();
    switch (segment) {
      case FieldPath.Segment.Key(String name) -> key(from, name, into);
      case FieldPath.Segment.Index(int index) -> {
        if (value.isArray()) {
          entry(from, index, Integer.toString(index), Integer.toString(index), into);
        }
      }
      case FieldPath.Segment.Each() -> {
        for (int index = 0; value.isArray() && index < value.size(); index++) {
          entry(from, index, Integer.toString(index), Integer.toString(index), into);
        }
        if (value.isObject()) {
          value.fieldNames().forEachRemaining(name -> key(from, name, into));
        }
      }
      case FieldPath.Segment.Keyed(String field) -> {
        for (int index = 0; value.isArray() && index < value.size(); index++) {
          String identity = field + "=" + value.get(index).path(field).asText();
          entry(from, index, identity, Integer.toString(index), into);
        }
      }
      case FieldPath.Segment.Named(String field, String wanted) -> named(from, field, wanted, into);
    }
  }

  private static void key(Located from, String name, List<Located> into) {
    JsonNode found = from.value().get(name);
    if (found == null || found.isNull()) {
      return;
    }
    String dot = from.text().isEmpty() ? "" : ".";
    String text = isPlain(name) ? dot + name : "[\"" + name + "\"]";
    String pointer = from.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    into.add(new Located(from.identity() + text, from.text() + text, pointer, found));
  }

  /** Whether it is a word that a path needs no quotes for. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                each ->
                    each == '_'
                        || each == '-'
                        || (each >= '0' && each <= '9')
                        || (each >= 'A' && each <= 'Z')
                        || (each >= 'a' && each <= 'z'));
  }

  private static void named(Located from, String field, String wanted, List<Located> into) {
    JsonNode value = from.value();
    for (int index = 0; value.isArray() && index < value.size(); index++) {
      JsonNode entry = value.get(index);
      JsonNode name = field.isEmpty() ? entry : entry.path(field);
      if (name.isValueNode() && name.asText().equals(wanted)) {
        entry(from, index, field + "=" + wanted, field + "=" + wanted, into);
        return;
      }
    }
  }

  private static void entry(
      Located from, int index, String identity, String text, List<Located> into) {
    JsonNode found = from.value().get(index);
    if (found == null || found.isNull()) {
      return;
    }
    into.add(
        new Located(
            from.identity() + "[" + identity + "]",
            from.text() + "[" + text + "]",
            from.pointer() + "/" + index,
            found));
  }
}
