package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What opa can't know: mistakes against our contract, all of them errors. */
final class Lints {
  static final Set<String> INPUT_NAMES =
      Set.of(
          "change",
          "effects",
          "resource",
          "request",
          "review",
          "namespaceLabels",
          "requester",
          "impact",
          "parameters",
          "now",
          "cluster");

  private final ParsedPolicy policy;
  private final List<CompileError> errors = new ArrayList<>();

  private Lints(ParsedPolicy policy) {
    this.policy = policy;
  }

  static List<CompileError> check(ParsedPolicy policy) {
    var lints = new Lints(policy);
    lints.verdictRules();
    policy.withoutTests().forEach(lints::module);
    return lints.errors;
  }

  private void module(RegoModule module) {
    module.references("input", ref -> input(module, ref));
    module.references("data", ref -> data(module, ref));
    References.calls(module.tree(), "replace", arguments -> replace(module, arguments));
    module.tree().path("rules").forEach(rule -> partialSet(module, rule));
  }

  private void verdictRules() {
    if (policy.rules().isEmpty()) {
      errors.add(
          policy
              .modules()
              .getFirst()
              .error(
                  policy.modules().getFirst().tree().path("package"),
                  "NoRules",
                  "the package has none of the rules "
                      + String.join(", ", ParsedPolicy.VERDICT_RULES)));
    }
  }

  private void partialSet(RegoModule module, JsonNode rule) {
    String name = ParsedPolicy.ruleName(rule);
    JsonNode head = rule.path("head");
    boolean isSet = head.has("key") && !head.has("value") && head.path("ref").size() == 1;
    if (module.packagePath().equals(policy.packagePath())
        && ParsedPolicy.VERDICT_RULES.contains(name)
        && !isSet) {
      errors.add(
          module.error(rule, "NotASet", name + " must be a set: write `" + name + " contains …`"));
    }
  }

  private void input(RegoModule module, List<JsonNode> ref) {
    if (ref.size() < 2) {
      return;
    }
    String name = References.name(ref.get(1));
    if (!name.equals("*") && !INPUT_NAMES.contains(name)) {
      errors.add(module.error(ref.getFirst(), "UnknownInput", "there is no input." + name));
    }
    if (matchesOnlyDelete() && isNewObject(ref)) {
      errors.add(
          module.error(
              ref.getFirst(),
              "ReadsNewObjectOnDelete",
              "a DELETE has no new object: read input.resource, the object that goes"));
    }
  }

  private boolean matchesOnlyDelete() {
    return policy.source().operations().equals(List.of("DELETE"));
  }

  private static boolean isNewObject(List<JsonNode> ref) {
    return ref.size() > 2
        && Set.of("review", "request").contains(References.name(ref.get(1)))
        && References.name(ref.get(2)).equals("object");
  }

  /** Nothing but the policy's own package and the library is there to be read. */
  private void data(RegoModule module, List<JsonNode> ref) {
    List<String> path = ref.stream().skip(1).map(References::name).toList();
    boolean isOwn = ParsedPolicy.startsWith(path, policy.packagePath());
    boolean isLibrary = ParsedPolicy.startsWith(path, List.of("holdfast", "lib"));
    if (!isOwn && !isLibrary) {
      errors.add(
          module.error(
              ref.getFirst(),
              "UnknownData",
              "data." + String.join(".", path) + " isn't there: policies read no other data"));
    }
  }

  /** OPA's Wasm never returns from it. */
  private void replace(RegoModule module, List<JsonNode> arguments) {
    if (arguments.size() > 1
        && arguments.get(1).path("type").asText().equals("string")
        && arguments.get(1).path("value").asText().isEmpty()) {
      errors.add(
          module.error(
              arguments.get(1), "EmptyPattern", "replace with an empty pattern never ends"));
    }
  }
}
