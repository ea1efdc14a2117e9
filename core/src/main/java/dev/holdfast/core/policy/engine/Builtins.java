package dev.holdfast.core.policy.engine;

import dev.holdfast.core.policy.engine.Term.Bool;
import dev.holdfast.core.policy.engine.Term.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The host functions of the allow-list, each proven equal to {@code opa eval} by test. */
final class Builtins {
  private static final Map<String, Builtin> BY_NAME =
      Map.of(
          "sprintf", Builtins::sprintf,
          "time.parse_rfc3339_ns", onText(Rfc3339::nanoseconds),
          "units.parse_bytes", onText(ByteQuantity::bytes),
          "semver.is_valid", Builtins::isSemanticVersion,
          "semver.compare", Builtins::compareVersions,
          "strings.any_prefix_match", anyMatch(String::startsWith),
          "strings.any_suffix_match", anyMatch(String::endsWith));

  private Builtins() {}

  static @Nullable Builtin find(String name) {
    return BY_NAME.get(name);
  }

  private static @Nullable Term sprintf(List<Term> arguments) {
    return arguments.get(0) instanceof Text format && arguments.get(1) instanceof Term.Array values
        ? new Text(
            GoFormat.format(format.value(), values.items().stream().map(GoArgument::of).toList()))
        : null;
  }

  private static Builtin onText(Function<String, Optional<Term.Num>> function) {
    return arguments ->
        arguments.getFirst() instanceof Text text
            ? function.apply(text.value()).orElse(null)
            : null;
  }

  private static Term isSemanticVersion(List<Term> arguments) {
    return new Bool(
        arguments.getFirst() instanceof Text text
            && SemanticVersion.parse(text.value()).isPresent());
  }

  private static @Nullable Term compareVersions(List<Term> arguments) {
    Optional<SemanticVersion> left = version(arguments.get(0));
    Optional<SemanticVersion> right = version(arguments.get(1));
    return left.isPresent() && right.isPresent()
        ? Term.Num.of(left.get().compareTo(right.get()))
        : null;
  }

  private static Optional<SemanticVersion> version(Term term) {
    return term instanceof Text text ? SemanticVersion.parse(text.value()) : Optional.empty();
  }

  private static Builtin anyMatch(BiPredicate<String, String> matches) {
    return arguments -> {
      List<String> texts = texts(arguments.get(0));
      List<String> affixes = texts(arguments.get(1));
      if (texts == null || affixes == null) {
        return null;
      }
      return new Bool(
          texts.stream().anyMatch(text -> affixes.stream().anyMatch(a -> matches.test(text, a))));
    };
  }

  private static @Nullable List<String> texts(Term term) {
    return switch (term) {
      case Text text -> List.of(text.value());
      case Term.Array array -> allTexts(array.items());
      case Term.Set set -> allTexts(set.items());
      case Term.Null _, Bool _, Term.Num _, Term.Obj _ -> null;
    };
  }

  private static @Nullable List<String> allTexts(List<Term> items) {
    var texts = new ArrayList<String>(items.size());
    for (Term item : items) {
      if (!(item instanceof Text text)) {
        return null;
      }
      texts.add(text.value());
    }
    return texts;
  }
}
