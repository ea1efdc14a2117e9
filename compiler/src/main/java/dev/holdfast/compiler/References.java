package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Finds things in syntax trees. */
final class References {
  private References() {}

  /** Hands over the terms of every reference that starts with a variable, imports included. */
  static void to(JsonNode tree, String root, Consumer<List<JsonNode>> found) {
    if (tree.path("type").asText().equals("ref")) {
      List<JsonNode> terms = terms(tree);
      if (isVariable(terms, root)) {
        found.accept(terms);
      }
      // A root that is a variable has been looked at; one that is a call has references of its own.
      boolean isCall = terms.getFirst().path("value").isContainerNode();
      terms.stream().skip(isCall ? 0 : 1).forEach(term -> to(term, root, found));
    } else if (isNamed(tree, root)) {
      found.accept(List.of(tree));
    } else {
      tree.forEach(child -> to(child, root, found));
    }
  }

  /** The name a term stands for when it is a constant string, else {@code *}. */
  static String name(JsonNode term) {
    return term.path("type").asText().equals("string") ? term.path("value").asText() : "*";
  }

  /** Hands over the arguments of every call of a function. */
  static void calls(JsonNode tree, String function, Consumer<List<JsonNode>> found) {
    JsonNode terms =
        tree.path("type").asText().equals("call") ? tree.path("value") : tree.path("terms");
    if (terms.isArray() && isFunction(terms.path(0), function)) {
      found.accept(StreamSupport.stream(terms.spliterator(), false).skip(1).toList());
    }
    tree.forEach(child -> calls(child, function, found));
  }

  private static boolean isFunction(JsonNode term, String function) {
    return term.path("type").asText().equals("ref")
        && term.path("value").size() == 1
        && isVariable(terms(term), function);
  }

  private static List<JsonNode> terms(JsonNode ref) {
    return StreamSupport.stream(ref.path("value").spliterator(), false).toList();
  }

  private static boolean isVariable(List<JsonNode> terms, String name) {
    return !terms.isEmpty() && isNamed(terms.getFirst(), name);
  }

  private static boolean isNamed(JsonNode term, String name) {
    return term.path("type").asText().equals("var") && term.path("value").asText().equals(name);
  }
}
