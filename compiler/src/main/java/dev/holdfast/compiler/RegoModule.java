package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One parsed module of a policy.
 *
 * @param name as its author knows it: {@code policy.rego}, or a library's or test's name
 * @param version of the Rego language, 0 or 1
 * @param tree as {@code opa parse} prints it, with locations
 */
record RegoModule(String name, Kind kind, String rego, int version, JsonNode tree) {
  enum Kind {
    Policy,
    Library,
    Test
  }

  /** The package without {@code data}, for example {@code [k8s, volumes]}. */
  List<String> packagePath() {
    var path = new ArrayList<String>();
    tree.path("package").path("path").forEach(term -> path.add(term.path("value").asText()));
    return List.copyOf(path.subList(1, path.size()));
  }

  /** Hands over the terms of every reference to {@code input} or {@code data}, imports included. */
  void references(String root, Consumer<List<JsonNode>> found) {
    References.to(tree.path("imports"), root, found);
    References.to(tree.path("rules"), root, found);
  }

  CompileError error(JsonNode node, String code, String message) {
    JsonNode location = node.path("location");
    return new CompileError(
        name, location.path("row").asInt(), location.path("col").asInt(), code, message);
  }
}
