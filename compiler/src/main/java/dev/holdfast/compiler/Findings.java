package dev.holdfast.compiler;

import dev.holdfast.compiler.PolicySource.SourceModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known of sources already seen. Whatever depends on other policies (package conflicts, the
 * module) isn't kept here.
 */
final class Findings {
  /** More than the policies of one cluster, with a few generations of each. */
  private static final int CAPACITY = 2000;

  private final Map<Key, Parsing> parsings = bounded();
  private final Map<Key, List<CompileError>> checks = bounded();

  /**
   * @param modules empty when one of them doesn't parse
   */
  record Parsing(Optional<List<RegoModule>> modules, List<CompileError> errors) {}

  /** All of a source that its checks depend on. */
  private record Key(
      String name,
      List<String> operations,
      String rego,
      List<SourceModule> libraries,
      List<SourceModule> tests) {
    static Key of(PolicySource source) {
      return new Key(
          source.name(), source.operations(), source.rego(), source.libraries(), source.tests());
    }
  }

  Parsing parsing(PolicySource source, Supplier<Parsing> parse) {
    return parsings.computeIfAbsent(Key.of(source), _ -> parse.get());
  }

  /** Empty when it hasn't been checked yet; an empty list when it is good. */
  Optional<List<CompileError>> mistakes(PolicySource source) {
    return Optional.ofNullable(checks.get(Key.of(source)));
  }

  void checked(PolicySource source, List<CompileError> errors) {
    checks.put(Key.of(source), List.copyOf(errors));
  }

  private static <V> Map<Key, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
        return size() > CAPACITY;
      }
    };
  }
}
