package dev.holdfast.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may have which package. */
final class PackageRules {
  private static final String RESERVED = "holdfast";

  private final Map<String, List<String>> builtInPackages;

  /**
   * @param builtInPackages by policy name: the one reserved package that each built-in policy has
   */
  PackageRules(Map<String, List<String>> builtInPackages) {
    this.builtInPackages = Map.copyOf(builtInPackages);
  }

  /** Checks the packages of one policy: below its own, and none that is reserved. */
  List<CompileError> check(ParsedPolicy policy) {
    var errors = new ArrayList<CompileError>();
    List<String> own = policy.packagePath();
    for (RegoModule module : policy.modules()) {
      if (isReserved(policy.source().name(), module.packagePath())) {
        errors.add(
            error(module, "ReservedPackage", "packages below holdfast belong to the library"));
      } else if (!isAllowed(module, own)) {
        errors.add(
            error(
                module, "ForeignPackage", "must be in package " + text(own) + " or in one below"));
      }
    }
    return errors;
  }

  /** Of policies whose packages overlap the newer ones lose. */
  Map<ParsedPolicy, CompileError> conflicts(List<ParsedPolicy> policies) {
    var losers = new LinkedHashMap<ParsedPolicy, CompileError>();
    var winners = new ArrayList<ParsedPolicy>();
    policies.stream()
        .sorted(
            Comparator.comparing((ParsedPolicy policy) -> policy.source().createdAt())
                .thenComparing(policy -> policy.source().name()))
        .forEach(
            policy ->
                winners.stream()
                    .filter(winner -> overlap(winner.claims(), policy.claims()))
                    .findFirst()
                    .ifPresentOrElse(
                        winner -> losers.put(policy, conflict(policy, winner)),
                        () -> winners.add(policy)));
    return losers;
  }

  private boolean isReserved(String policyName, List<String> path) {
    if (!path.getFirst().equals(RESERVED)) {
      return false;
    }
    List<String> builtIn = builtInPackages.get(policyName);
    return builtIn == null || !isBelowOrTest(path, builtIn);
  }

  private static boolean isAllowed(RegoModule module, List<String> own) {
    return module.kind() == RegoModule.Kind.Test
        ? isBelowOrTest(module.packagePath(), own)
        : ParsedPolicy.startsWith(module.packagePath(), own);
  }

  private static boolean isBelowOrTest(List<String> path, List<String> own) {
    var tests = new ArrayList<>(own);
    tests.set(tests.size() - 1, own.getLast() + "_test");
    return ParsedPolicy.startsWith(path, own) || ParsedPolicy.startsWith(path, tests);
  }

  private static boolean overlap(Set<List<String>> left, Set<List<String>> right) {
    return left.stream()
        .anyMatch(
            a ->
                right.stream()
                    .anyMatch(b -> ParsedPolicy.startsWith(a, b) || ParsedPolicy.startsWith(b, a)));
  }

  private static CompileError conflict(ParsedPolicy loser, ParsedPolicy winner) {
    return error(
        loser.modules().getFirst(),
        "PackageConflict",
        "package %s overlaps with that of the older policy %s"
            .formatted(text(loser.packagePath()), winner.source().name()));
  }

  private static CompileError error(RegoModule module, String code, String message) {
    return module.error(module.tree().path("package"), code, message);
  }

  private static String text(List<String> path) {
    return Optional.of(String.join(".", path)).filter(text -> !text.isEmpty()).orElse("data");
  }
}
