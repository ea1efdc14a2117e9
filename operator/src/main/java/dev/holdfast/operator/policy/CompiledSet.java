package dev.holdfast.operator.policy;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.CompileError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A compiled set of policies, each in its newest good generation.
 *
 * @param wasm the module
 * @param running the generations that are in it, by name
 * @param paths entrypoint of each, by policy name
 * @param rules which of deny, require_approval, warn, violation each has, by policy name
 * @param mistakes why the newest generation isn't in it, by policy name
 */
record CompiledSet(
    byte[] wasm,
    Map<String, PolicyGeneration> running,
    Map<String, String> paths,
    Map<String, List<String>> rules,
    Map<String, List<CompileError>> mistakes,
    String opaVersion) {
  CompiledSet {
    running = Map.copyOf(running);
    paths = Map.copyOf(paths);
    rules = Map.copyOf(rules);
    mistakes = Map.copyOf(mistakes);
  }

  static CompiledSet of(
      Compilation compilation,
      Map<String, PolicyGeneration> tried,
      Map<String, List<CompileError>> mistakes) {
    var paths = new java.util.TreeMap<String, String>();
    var rules = new java.util.TreeMap<String, List<String>>();
    var running = new java.util.TreeMap<String, PolicyGeneration>();
    for (Compilation.Compiled compiled : compilation.good()) {
      String name = compiled.source().name();
      PolicyGeneration generation = tried.get(name);
      if (generation == null) {
        throw new IllegalStateException("compiled " + name + ", which wasn't given");
      }
      paths.put(name, compiled.path());
      rules.put(name, List.copyOf(compiled.rules()));
      running.put(name, generation);
    }
    return new CompiledSet(
        compilation.wasm(), running, paths, rules, mistakes, compilation.opaVersion());
  }

  /** The table that goes into the bundle, by policy name. */
  List<BundleEntrypoint> entrypoints() {
    return sources().stream()
        .map(
            policy ->
                new BundleEntrypoint(
                    policy.name(),
                    policy.uid(),
                    policy.generation(),
                    policy.spec().enforcement(),
                    policy.spec().match(),
                    policy.spec().parameters(),
                    paths.getOrDefault(policy.name(), "")))
        .toList();
  }

  /** The generations that are in it, by policy name. */
  List<PolicyGeneration> sources() {
    return running.values().stream().sorted(Comparator.comparing(PolicyGeneration::name)).toList();
  }
}
