package dev.holdfast.compiler;

import static java.util.Objects.requireNonNull;

import dev.holdfast.compiler.Compilation.Compiled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Compiles policies with the real {@code opa}. Keeps what it learned of each source, so that after
 * one policy changed only that one is parsed, checked and tested again.
 */
public final class PolicyCompiler {
  private final Opa opa;
  private final PolicyParser parser;
  private final PolicyChecks checks;
  private final WasmBuild wasmBuild;
  private final PackageRules packages;
  private final Findings findings = new Findings();

  /**
   * @param opa the program
   * @throws OpaException when it can't be run or is of a release that the engine isn't proven for
   */
  public PolicyCompiler(Path opa) {
    this.opa = new Opa(requireNonNull(opa, "opa is null"));
    SortedMap<String, String> library = PolicyLibrary.modules();
    this.parser = new PolicyParser(this.opa);
    this.checks = new PolicyChecks(this.opa, library);
    this.wasmBuild = new WasmBuild(this.opa, library);
    this.packages =
        new PackageRules(
            BuiltInPolicy.all().stream()
                .collect(Collectors.toMap(BuiltInPolicy::name, BuiltInPolicy::packagePath)));
  }

  public String opaVersion() {
    return opa.version();
  }

  /**
   * Compiles what is good and says what is wrong with the rest; a bad policy never affects others.
   *
   * @param sources with distinct names
   * @throws OpaException when opa itself fails
   */
  public synchronized Compilation compile(List<PolicySource> sources) {
    var errors = new LinkedHashMap<PolicySource, List<CompileError>>();
    Map<PolicySource, ParsedPolicy> parsed = parse(sources, errors);
    packages
        .conflicts(List.copyOf(parsed.values()))
        .forEach((policy, conflict) -> errors.put(policy.source(), List.of(conflict)));
    List<ParsedPolicy> candidates = withoutErrors(parsed, errors);
    check(candidates).forEach((policy, found) -> errors.put(policy.source(), found));
    List<ParsedPolicy> good =
        withoutErrors(parsed, errors).stream()
            .sorted(Comparator.comparing(policy -> policy.source().name()))
            .toList();
    WasmBuild.Built built = wasmBuild.build(good);
    built.errors().forEach((policy, error) -> errors.put(policy.source(), List.of(error)));
    return new Compilation(
        built.wasm(), compiled(sources, parsed, errors), byName(errors), opa.version());
  }

  private Map<PolicySource, ParsedPolicy> parse(
      List<PolicySource> sources, Map<PolicySource, List<CompileError>> errors) {
    var parsed = new LinkedHashMap<PolicySource, ParsedPolicy>();
    try (var workspace = Workspace.create()) {
      for (PolicySource source : sources) {
        Findings.Parsing parsing = findings.parsing(source, () -> parse(workspace, source));
        if (!parsing.errors().isEmpty()) {
          errors.put(source, parsing.errors());
        }
        parsing
            .modules()
            .ifPresent(modules -> parsed.put(source, new ParsedPolicy(source, modules)));
      }
    }
    return parsed;
  }

  private Findings.Parsing parse(Workspace workspace, PolicySource source) {
    var errors = new ArrayList<CompileError>();
    ParsedPolicy policy = parser.parse(workspace, source, errors);
    if (!errors.isEmpty()) {
      return new Findings.Parsing(Optional.empty(), errors);
    }
    errors.addAll(packages.check(policy));
    errors.addAll(Lints.check(policy));
    return new Findings.Parsing(Optional.of(policy.modules()), errors);
  }

  private Map<ParsedPolicy, List<CompileError>> check(List<ParsedPolicy> candidates) {
    var mistakes = new LinkedHashMap<ParsedPolicy, List<CompileError>>();
    var unknown = new ArrayList<ParsedPolicy>();
    for (ParsedPolicy policy : candidates) {
      findings
          .mistakes(policy.source())
          .ifPresentOrElse(known -> mistakes.put(policy, known), () -> unknown.add(policy));
    }
    Map<ParsedPolicy, List<CompileError>> found = checks.check(unknown);
    for (ParsedPolicy policy : unknown) {
      List<CompileError> errors = found.getOrDefault(policy, List.of());
      findings.checked(policy.source(), errors);
      mistakes.put(policy, errors);
    }
    mistakes.values().removeIf(List::isEmpty);
    return mistakes;
  }

  private static List<ParsedPolicy> withoutErrors(
      Map<PolicySource, ParsedPolicy> parsed, Map<PolicySource, List<CompileError>> errors) {
    return parsed.entrySet().stream()
        .filter(entry -> !errors.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Compiled> compiled(
      List<PolicySource> sources,
      Map<PolicySource, ParsedPolicy> parsed,
      Map<PolicySource, List<CompileError>> errors) {
    return sources.stream()
        .filter(source -> !errors.containsKey(source))
        .map(parsed::get)
        .map(policy -> new Compiled(policy.source(), Wrapper.path(policy), policy.rules()))
        .toList();
  }

  private static Map<String, List<CompileError>> byName(
      Map<PolicySource, List<CompileError>> errors) {
    var byName = new LinkedHashMap<String, List<CompileError>>();
    errors.forEach((source, found) -> byName.put(source.name(), List.copyOf(found)));
    return byName;
  }
}
