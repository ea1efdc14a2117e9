package dev.holdfast.operator.policy;

import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.CompileError;
import dev.holdfast.compiler.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls a policy bad when its Rego says {@code bad}; counts how often it was asked. */
final class TestingCompiler implements SetCompiler {
  int calls;

  @Override
  public Compilation compile(List<PolicySource> policies) {
    calls++;
    List<Compilation.Compiled> good = new ArrayList<>();
    Map<String, List<CompileError>> bad = new TreeMap<>();
    for (PolicySource policy : policies) {
      if (policy.rego().startsWith("bad")) {
        bad.put(
            policy.name(),
            List.of(new CompileError("policy.rego", 3, 5, "ParseError", policy.rego())));
      } else {
        good.add(new Compilation.Compiled(policy, "holdfast/" + policy.name(), List.of("deny")));
      }
    }
    String wasm =
        good.stream().map(compiled -> compiled.source().rego()).collect(Collectors.joining());
    return new Compilation(wasm.getBytes(StandardCharsets.UTF_8), good, bad, "1.0.0");
  }
}
