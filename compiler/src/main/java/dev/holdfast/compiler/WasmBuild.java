package dev.holdfast.compiler;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Runs {@code opa build}: all policies into one WebAssembly module. */
final class WasmBuild {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ARCHIVE = "bundle.tar.gz";
  private static final byte[] NOTHING = new byte[0];

  private final Opa opa;
  private final SortedMap<String, String> library;
  private final Set<String> libraryNames;

  WasmBuild(Opa opa, SortedMap<String, String> library) {
    this.opa = opa;
    this.library = library;
    this.libraryNames = Wrapper.mentioned(List.copyOf(library.values()));
  }

  /**
   * The module, and what is wrong with those that opa accepted but can't plan.
   *
   * @param wasm empty when no policy is left
   */
  record Built(byte[] wasm, Map<ParsedPolicy, CompileError> errors) {}

  Built build(List<ParsedPolicy> policies) {
    if (policies.isEmpty()) {
      return new Built(NOTHING, Map.of());
    }
    return switch (buildOnce(policies)) {
      case Answer.Module module -> new Built(module.wasm(), Map.of());
      case Answer.Failure failure when policies.size() == 1 ->
          new Built(NOTHING, Map.of(policies.getFirst(), failure.error()));
      case Answer.Failure _ -> buildTheGood(policies);
    };
  }

  private Built buildTheGood(List<ParsedPolicy> policies) {
    var errors = new LinkedHashMap<ParsedPolicy, CompileError>();
    policies.forEach(policy -> errors.putAll(build(List.of(policy)).errors()));
    if (errors.isEmpty()) {
      throw new OpaException("opa build fails on policies that it builds one by one");
    }
    Built rest = build(policies.stream().filter(policy -> !errors.containsKey(policy)).toList());
    errors.putAll(rest.errors());
    return new Built(rest.wasm(), errors);
  }

  private Answer buildOnce(List<ParsedPolicy> policies) {
    try (var workspace = Workspace.create()) {
      var folder = new BundleFolder(workspace, "bundle");
      library.forEach((path, rego) -> folder.add("lib/" + path, rego));
      folder.add("bundle.rego", Wrapper.RESOURCE);
      for (ParsedPolicy policy : policies) {
        folder.add(policy, false);
        folder.add(
            "wrappers/" + policy.source().name() + ".rego", Wrapper.module(policy, libraryNames));
      }
      folder.finish();
      return switch (opa.run(workspace, LIMIT, arguments(folder, policies))) {
        case Opa.Output.Done done when done.isGood() ->
            new Answer.Module(TarGz.file(workspace.file(ARCHIVE), "/policy.wasm"));
        case Opa.Output.Done done ->
            new Answer.Failure(OpaErrors.of(done).getFirst().in(PolicyParser.POLICY));
        case Opa.Output.OverTime _ ->
            new Answer.Failure(
                new CompileError(PolicyParser.POLICY, 0, 0, "TimeLimit", "building took too long"));
      };
    } catch (IOException e) {
      throw new OpaException("what opa built can't be read", e);
    }
  }

  private static List<String> arguments(BundleFolder folder, List<ParsedPolicy> policies) {
    var arguments = new ArrayList<>(List.of("build", "--bundle", folder.name()));
    arguments.addAll(List.of("--target", "wasm", "--output", ARCHIVE));
    arguments.addAll(List.of("--capabilities", BundleFolder.CAPABILITIES));
    for (ParsedPolicy policy : policies) {
      arguments.addAll(List.of("--entrypoint", Wrapper.path(policy)));
    }
    return arguments;
  }

  private sealed interface Answer {
    record Module(byte[] wasm) implements Answer {}

    record Failure(CompileError error) implements Answer {}
  }
}
