package dev.holdfast.core.approval;

import dev.holdfast.core.approval.Statement.Field;
import dev.holdfast.core.approval.Statement.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between a signed statement and a change at hand: the first thing, in a line. */
final class Differences {
  private Differences() {}

  /** Names of the change's own fields that differ first; empty when it is the same change. */
  static Optional<String> ofChange(Statement signed, ApprovalMatter matter) {
    if (!signed.cluster().equals(matter.cluster())) {
      return Optional.of(
          "approved for cluster %s, this is %s".formatted(signed.cluster(), matter.cluster()));
    }
    Target now = Targets.of(matter.change(), matter.effects());
    return differs(signed, now, "operation", target -> target.operation().name())
        .or(() -> differs(signed, now, "group", Target::group))
        .or(() -> differs(signed, now, "resource", Target::resource))
        .or(() -> differs(signed, now, "subresource", Target::subresource))
        .or(() -> differs(signed, now, "namespace", Target::namespace))
        .or(() -> differs(signed, now, "name", Target::name))
        .or(() -> differs(signed, now, "uid", Target::uid))
        .or(
            () ->
                differs(
                    signed, now, "propagationPolicy", t -> Objects.toString(t.propagationPolicy())))
        .or(() -> content(signed.change(), now))
        .or(() -> signed.change().equals(now) ? Optional.empty() : Optional.of("it differs"));
  }

  /** Everything else that must be the same now. */
  static Optional<String> ofCircumstances(Statement signed, ApprovalMatter matter) {
    String requester = Exact.of(matter.identity().requester().username());
    if (!signed.requester().username().equals(requester)) {
      return Optional.of(
          "approved for requester %s, this is %s"
              .formatted(signed.requester().username(), requester));
    }
    if (!signed.impact().digest().equals(matter.impact().digest())) {
      return Optional.of(ImpactDifference.between(signed.impact(), matter.impact()));
    }
    if (matter.effects().stream().anyMatch(each -> !signed.effects().contains(each.effect()))) {
      return Optional.of("the change has another destructive effect now");
    }
    return Requirements.lacking(signed.requirements(), matter.requirements());
  }

  private static Optional<String> differs(
      Statement signed, Target now, String field, Function<Target, @Nullable String> value) {
    String then = value.apply(signed.change());
    String here = value.apply(now);
    return Objects.equals(then, here)
        ? Optional.empty()
        : Optional.of("approved for %s %s, this is %s".formatted(field, shown(then), shown(here)));
  }

  private static String shown(@Nullable String value) {
    return value == null || value.isEmpty() ? "(none)" : value;
  }

  private static Optional<String> content(Target signed, Target now) {
    if (Objects.equals(signed.content(), now.content())) {
      return Optional.empty();
    }
    Function<List<Field>, List<String>> paths = fields -> fields.stream().map(Field::path).toList();
    for (Field field : now.fields()) {
      if (!paths.apply(signed.fields()).contains(field.path())) {
        return Optional.of("approved without a change of " + field.path());
      }
      if (!signed.fields().contains(field)) {
        return Optional.of("approved for another value of " + field.path());
      }
    }
    for (Field field : signed.fields()) {
      if (!paths.apply(now.fields()).contains(field.path())) {
        return Optional.of("approved with a change of " + field.path() + ", this has none");
      }
    }
    return Optional.of(
        now.fields().isEmpty()
            ? "approved for other content"
            : "approved for a change from other values than those there now");
  }
}
