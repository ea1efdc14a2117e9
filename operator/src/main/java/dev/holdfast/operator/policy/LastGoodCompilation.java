package dev.holdfast.operator.policy;

import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.CompileError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the newest generations; where one is bad, the last good one takes its place. */
final class LastGoodCompilation {
  private final SetCompiler compiler;

  LastGoodCompilation(SetCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Compiles the whole set. Ends, since each round either has no mistake or takes a generation out.
   *
   * @param newest what the cluster says
   * @param lastGood what ran until now, by policy name
   */
  CompiledSet compile(Collection<PolicyGeneration> newest, Map<String, PolicyGeneration> lastGood) {
    Map<String, PolicyGeneration> tried = new TreeMap<>();
    newest.forEach(policy -> tried.put(policy.name(), policy));
    Map<String, List<CompileError>> mistakes = new TreeMap<>();
    while (true) {
      Compilation compilation =
          compiler.compile(tried.values().stream().map(PolicyGeneration::source).toList());
      boolean hasReplaced = false;
      for (Map.Entry<String, List<CompileError>> bad : compilation.bad().entrySet()) {
        mistakes.merge(bad.getKey(), bad.getValue(), LastGoodCompilation::joined);
        hasReplaced |= replace(bad.getKey(), tried, lastGood);
      }
      if (!hasReplaced) {
        return CompiledSet.of(compilation, tried, mistakes);
      }
    }
  }

  private static boolean replace(
      String name, Map<String, PolicyGeneration> tried, Map<String, PolicyGeneration> lastGood) {
    PolicyGeneration bad = tried.remove(name);
    PolicyGeneration good = lastGood.get(name);
    if (bad == null || good == null) {
      return false;
    }
    if (!good.isSameObject(bad) || good.generation() == bad.generation()) {
      return false;
    }
    tried.put(name, good);
    return true;
  }

  private static List<CompileError> joined(List<CompileError> first, List<CompileError> more) {
    List<CompileError> all = new ArrayList<>(first);
    all.addAll(more);
    return List.copyOf(all);
  }
}
