package dev.holdfast.core.policy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers an evaluator's calls to the functions that OPA's Wasm leaves to its host. */
final class HostCalls {
  private static final long UNDEFINED = 0;
  private static final int FIRST_ARGUMENT = 2;

  private final Evaluator evaluator;
  private final Map<Integer, String> names = new HashMap<>();

  HostCalls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void bind(int id, String name) {
    names.put(id, name);
  }

  /** Takes the function's number, a reserved word, and addresses; returns an address. */
  long call(long[] words) {
    String name = names.get((int) words[0]);
    Builtin builtin = name == null ? null : Builtins.find(name);
    if (builtin == null) {
      throw new UnsupportedOperationException("builtin " + name + " isn't available");
    }
    List<Term> arguments =
        Arrays.stream(words, FIRST_ARGUMENT, words.length)
            .mapToObj(word -> evaluator.value((int) word))
            .toList();
    @Nullable Term value = builtin.call(arguments);
    return value == null
        ? UNDEFINED
        : evaluator.store(TermJson.node(value).toString().getBytes(UTF_8));
  }
}
