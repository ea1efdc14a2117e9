package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with fields in braces: {@code {spec.nfs.server|lower}:{spec.nfs.path|path}}. Filters: {@code
 * lower}, {@code path} (one leading slash, none doubled or trailing, no dots to walk), {@code last}
 * (after the last slash).
 */
public record Template(String text, List<Part> parts) {
  /** A piece of a template. */
  public sealed interface Part {
    record Literal(String text) implements Part {}

    record Field(FieldPath path, String filter) implements Part {}
  }

  private static final Pattern FIELD = Pattern.compile("\\{([^{}|]+)(?:\\|(lower|path|last))?}");

  public Template {
    parts = List.copyOf(parts);
  }

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  @JsonCreator
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literal(text, end, matcher.start(), parts);
      String filter = matcher.group(2);
      parts.add(new Part.Field(FieldPath.parse(matcher.group(1)), filter == null ? "" : filter));
      end = matcher.end();
    }
    literal(text, end, text.length(), parts);
    return new Template(text, parts);
  }

  /**
   * Fills it in; empty when any field is missing or empty.
   *
   * @param fields the value at a dotted path, empty when absent
   */
  public Optional<String> fill(Function<String, String> fields) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> filled.append(literal);
        case Part.Field(FieldPath path, String filter) -> {
          String value = fields.apply(path.text());
          if (value.isEmpty()) {
            return Optional.empty();
          }
          filled.append(TemplateFilter.apply(filter, value));
        }
      }
    }
    return Optional.of(filled.toString());
  }

  /** The fields that it names. */
  public List<FieldPath> paths() {
    List<FieldPath> paths = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Field(FieldPath path, String _)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static void literal(String text, int from, int to, List<Part> into) {
    String literal = text.substring(from, to);
    if (literal.contains("{") || literal.contains("}")) {
      throw new IllegalArgumentException("template \"" + text + "\" has a stray brace");
    }
    if (!literal.isEmpty()) {
      into.add(new Part.Literal(literal));
    }
  }
}
