package dev.holdfast.operator.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Remembers what was compiled, so that opa runs only when a policy has changed. */
final class RunningSet {
  private final LastGoodCompilation compilation;
  private Optional<Known> known = Optional.empty();

  private record Identity(String uid, long generation) {}

  private record Known(List<Identity> newest, CompiledSet set) {}

  RunningSet(SetCompiler compiler) {
    this.compilation = new LastGoodCompilation(compiler);
  }

  /**
   * Compiles, or answers what it knows.
   *
   * @param stored what ran before this process started
   */
  CompiledSet of(Collection<PolicyGeneration> newest, StoredBundle stored) {
    List<Identity> identities =
        newest.stream().map(policy -> new Identity(policy.uid(), policy.generation())).toList();
    if (known.isPresent() && known.get().newest().equals(identities)) {
      return known.get().set();
    }
    CompiledSet set = compilation.compile(newest, lastGood(stored));
    known = Optional.of(new Known(identities, set));
    return set;
  }

  private Map<String, PolicyGeneration> lastGood(StoredBundle stored) {
    if (known.isPresent()) {
      return known.get().set().running();
    }
    return switch (stored) {
      case StoredBundle.Sound sound -> byName(sound.content().sources());
      case StoredBundle.None none -> Map.of();
      case StoredBundle.Damaged damaged -> Map.of();
    };
  }

  private static Map<String, PolicyGeneration> byName(List<PolicyGeneration> policies) {
    return policies.stream()
        .collect(
            Collectors.toMap(
                PolicyGeneration::name, policy -> policy, (one, other) -> one, TreeMap::new));
  }
}
