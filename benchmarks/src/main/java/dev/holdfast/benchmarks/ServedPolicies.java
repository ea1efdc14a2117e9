package dev.holdfast.benchmarks;

import dev.holdfast.compiler.PolicyLibrary;
import dev.holdfast.compiler.PolicySource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The benchmark's policies for a server of their own, all asked by one question. */
final class ServedPolicies {
  static final String PATH = "benchmark_all/result";

  private ServedPolicies() {}

  static Map<String, String> files(int policies) {
    var files = new LinkedHashMap<String, String>();
    PolicyLibrary.modules().forEach((path, rego) -> files.put(path.replace('/', '_'), rego));
    var all = new StringBuilder("package benchmark_all\n");
    for (PolicySource source : Workload.policies(policies)) {
      files.put(source.name() + ".rego", source.rego());
      all.append("\nresult[\"%s\"] := data.benchmark.%s\n".formatted(source.name(), source.name()));
    }
    files.put("all.rego", all.toString());
    return files;
  }
}
