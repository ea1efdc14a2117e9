package dev.holdfast.cli;

import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.inventory.ServedKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code impact KIND/NAME}, with nothing but {@code -n}, {@code -o} and {@code --propagation}, of a
 * kind that the webhook can be asked about. To read command lines of any shape costs a program that
 * has just begun more than the whole answer, so whatever is more than that is left to picocli, and
 * so is saying what is wrong.
 *
 * @param namespace null for that of the current context
 */
record PlainQuestion(
    ServedKind kind,
    @Nullable String namespace,
    String name,
    ImpactFormat format,
    PropagationPolicy propagation) {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "-n", "namespace",
          "--namespace", "namespace",
          "-o", "output",
          "--output", "output",
          "--propagation", "propagation");

  /** Reads a command line; empty when it is none of these. */
  static Optional<PlainQuestion> of(String... arguments) {
    Map<String, String> said = said(arguments);
    String object = said.getOrDefault("object", "");
    int slash = object.indexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    Reference named = new Reference(object.substring(0, slash), "", object.substring(slash + 1));
    Optional<ImpactFormat> format =
        one(ImpactFormat.values(), said.getOrDefault("output", ImpactFormat.TREE.name()));
    Optional<PropagationPolicy> propagation =
        one(
            PropagationPolicy.values(),
            said.getOrDefault("propagation", PropagationPolicy.Background.name()));
    return format.isEmpty() || propagation.isEmpty()
        ? Optional.empty()
        : CoreKinds.called(named)
            .map(
                kind ->
                    new PlainQuestion(
                        kind,
                        said.get("namespace"),
                        named.name(),
                        format.get(),
                        propagation.get()));
  }

  /** Each thing that is said once; nothing when anything isn't plain. */
  private static Map<String, String> said(String... arguments) {
    Map<String, String> said = new HashMap<>();
    if (arguments.length == 0 || !arguments[0].equals("impact")) {
      return said;
    }
    for (int index = 1; index < arguments.length; index++) {
      String argument = arguments[index];
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String option = OPTIONS.get(equals < 0 ? argument : argument.substring(0, equals));
      String value = argument;
      if (option != null && equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (option != null) {
        index++;
        value = index < arguments.length ? arguments[index] : "";
      }
      boolean plain = !value.isEmpty() && !value.startsWith("-");
      if (!plain || said.put(option == null ? "object" : option, value) != null) {
        return Map.of();
      }
    }
    return said;
  }

  private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
    return List.of(values).stream()
        .filter(value -> value.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** What the webhook says, as text; empty when there is no answer. */
  Optional<String> answer(Guard guard, Instant now) {
    return guard
        .impact(kind, namespace, name, propagation)
        .map(deletion -> format.text(deletion, now));
  }
}
