package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generated module that is a policy's entrypoint: collects its verdict sets, puts its own
 * parameters in, and sets the aliases of the object, which is in the input once only.
 */
final class Wrapper {
  private static final String PACKAGE = "holdfast.bundle";

  /** What {@code input.resource} means: on DELETE the object that goes. */
  static final String RESOURCE =
      """
      package %s

      resource := input.review.oldObject if input.review.operation == "DELETE"

      else := object.get(input.review, "object", null)
      """
          .formatted(PACKAGE);

  private Wrapper() {}

  static String path(ParsedPolicy policy) {
    return PACKAGE.replace('.', '/') + "/" + policy.source().name() + "/result";
  }

  /**
   * @param libraryNames names below input that the library reads
   */
  static String module(ParsedPolicy policy, Set<String> libraryNames) {
    String rules =
        policy.rules().stream()
            .map(rule -> "verdict[%s] := data%s".formatted(quote(rule), in(policy, rule)))
            .collect(Collectors.joining("\n\n"));
    return """
    package %s[%s]

    result := value if value := verdict%s

    %s
    """
        .formatted(PACKAGE, quote(policy.source().name()), with(policy, libraryNames), rules);
  }

  /** An alias costs a copy of the input's top level, so only what is read gets one. */
  private static String with(ParsedPolicy policy, Set<String> libraryNames) {
    Set<String> names = policy.inputNames();
    boolean usesLibrary = policy.usesLibrary();
    var text = new StringBuilder();
    for (Alias alias : Alias.values()) {
      if (names.contains("*")
          || names.contains(alias.input)
          || (usesLibrary && libraryNames.contains(alias.input))) {
        text.append(" with input.").append(alias.input).append(" as ");
        text.append(alias.value(policy.source().parameters()));
      }
    }
    return text.toString();
  }

  private static String in(ParsedPolicy policy, String rule) {
    return Stream.concat(policy.packagePath().stream(), Stream.of(rule))
        .map(name -> "[" + quote(name) + "]")
        .collect(Collectors.joining());
  }

  private static String quote(String text) {
    return TextNode.valueOf(text).toString();
  }

  private enum Alias {
    PARAMETERS("parameters"),
    RESOURCE("resource"),
    REQUEST("request");

    private final String input;

    Alias(String input) {
      this.input = input;
    }

    String value(@Nullable JsonNode parameters) {
      return switch (this) {
        case PARAMETERS -> parameters == null || parameters.isNull() ? "{}" : parameters.toString();
        case RESOURCE -> "data." + PACKAGE + ".resource";
        case REQUEST -> "input.review";
      };
    }
  }

  /** Names below input that sources mention, found in their text. */
  static Set<String> mentioned(List<String> sources) {
    return Lints.INPUT_NAMES.stream()
        .filter(name -> sources.stream().anyMatch(text -> text.contains("input." + name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
