package dev.holdfast.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A policy whose modules all parse.
 *
 * @param modules the policy itself first
 */
record ParsedPolicy(PolicySource source, List<RegoModule> modules) {
  /** Sets that a verdict is made of, in the order of the wrapper. */
  static final List<String> VERDICT_RULES =
      List.of("deny", "require_approval", "warn", "violation");

  List<String> packagePath() {
    return modules.getFirst().packagePath();
  }

  Stream<RegoModule> withoutTests() {
    return modules.stream().filter(module -> module.kind() != RegoModule.Kind.Test);
  }

  /** Packages that no other policy may have, or have something below. */
  Set<List<String>> claims() {
    var claims = new LinkedHashSet<List<String>>();
    claims.add(packagePath());
    modules.stream()
        .map(RegoModule::packagePath)
        .filter(path -> !startsWith(path, packagePath()))
        .forEach(claims::add);
    return claims;
  }

  /** Which verdict rules the policy's own package has. */
  List<String> rules() {
    Set<String> names = new LinkedHashSet<>();
    for (RegoModule module : withoutTests().toList()) {
      if (module.packagePath().equals(packagePath())) {
        module.tree().path("rules").forEach(rule -> names.add(ruleName(rule)));
      }
    }
    return VERDICT_RULES.stream().filter(names::contains).toList();
  }

  /** Names below {@code input} that the policy reads; {@code *} when it takes input whole. */
  Set<String> inputNames() {
    return below("input");
  }

  boolean usesLibrary() {
    return below("data").contains("holdfast");
  }

  private Set<String> below(String root) {
    var names = new LinkedHashSet<String>();
    withoutTests()
        .forEach(
            module ->
                module.references(
                    root, ref -> names.add(ref.size() > 1 ? References.name(ref.get(1)) : "*")));
    return names;
  }

  static String ruleName(JsonNode rule) {
    return rule.path("head").path("ref").path(0).path("value").asText();
  }

  static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }
}
