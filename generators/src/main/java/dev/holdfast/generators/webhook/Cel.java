package dev.holdfast.generators.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.FieldPath;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pieces of CEL, as the API server's match conditions take it (Kubernetes 1.30 and later). */
final class Cel {
  /** Empty for the object itself: CEL sees a field of a request only when it is set. */
  static final String SUBRESOURCE = "request.?subResource.orValue('')";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Cel() {}

  /** The value that keys lead to; what is absent counts as the default, or null without one. */
  static String value(String root, List<FieldPath.Segment.Key> keys, @Nullable JsonNode absent) {
    String path = keys.stream().map(key -> step(key.name())).collect(Collectors.joining());
    return root + path + ".orValue(dyn(" + (absent == null ? "null" : literal(absent)) + "))";
  }

  static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  static String texts(Collection<String> values) {
    return values.stream().map(Cel::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * A list that holds each scalar as itself and as text, since CEL never takes one for the other.
   * The API server wants lists of one type, or of none.
   */
  static String scalars(List<JsonNode> values) {
    List<String> literals =
        values.stream()
            .flatMap(value -> Stream.of(literal(value), text(value.asText())))
            .flatMap(Cel::withUnquoted)
            .distinct()
            .toList();
    boolean texts = literals.stream().allMatch(literal -> literal.startsWith("'"));
    return literals.stream()
        .map(literal -> texts ? literal : "dyn(" + literal + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String any(Collection<String> terms) {
    return joined(terms, " || ");
  }

  static String all(Collection<String> terms) {
    return joined(terms, " && ");
  }

  private static String joined(Collection<String> terms, String operator) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("no terms to join with" + operator);
    }
    return terms.size() == 1
        ? terms.iterator().next()
        : terms.stream().collect(Collectors.joining(operator, "(", ")"));
  }

  private static String step(String name) {
    return IDENTIFIER.matcher(name).matches() ? ".?" + name : "[?" + text(name) + "]";
  }

  private static String literal(JsonNode value) {
    if (value.isContainerNode() && value.isEmpty()) {
      return value.isArray() ? "[]" : "{}";
    }
    if (!value.isValueNode() || value.isBinary()) {
      throw new IllegalArgumentException("not a scalar: " + value);
    }
    return value.isTextual() ? text(value.textValue()) : value.asText();
  }

  private static Stream<String> withUnquoted(String literal) {
    return literal.equals("'true'") || literal.equals("'false'")
        ? Stream.of(literal, literal.substring(1, literal.length() - 1))
        : Stream.of(literal);
  }
}
