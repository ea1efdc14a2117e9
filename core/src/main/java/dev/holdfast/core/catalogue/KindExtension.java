package dev.holdfast.core.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds to a kind of the catalogue. Whatever the kind judged before, it judges the same way after:
 * rules are only added, and nothing that excuses a change or says that data is kept.
 */
final class KindExtension {
  private KindExtension() {}

  /** Why an extension can't be taken; empty when it only adds. */
  static Optional<String> problem(DataKind known, DataKind extension) {
    return identity(known, extension)
        .or(() -> excuses(extension))
        .or(() -> transitions(known, extension))
        .or(() -> trigger(known, extension));
  }

  /**
   * Both in one.
   *
   * @throws IllegalArgumentException when the extension does more than add
   */
  static DataKind merged(DataKind known, DataKind extension) {
    problem(known, extension)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(known.qualifiedResource() + ": " + problem);
            });
    return new DataKind(
        known.group(),
        known.version(),
        known.versions(),
        known.resource(),
        known.kind(),
        known.namespaced(),
        known.role(),
        union(known.subresources(), extension.subresources()),
        known.keptWhen(),
        union(known.transitions(), extension.transitions()),
        known.trigger().fires() ? known.trigger() : extension.trigger(),
        union(known.dependents(), extension.dependents()),
        known.backings(),
        known.restorePoint(),
        new FinalizerRules(
            known.finalizers().owner(),
            union(known.finalizers().arming(), extension.finalizers().arming())),
        known.controllers(),
        union(known.project(), extension.project()));
  }

  /** A kind that the inventory keeps one more field of. */
  static DataKind projecting(DataKind kind, FieldPath path) {
    return new DataKind(
        kind.group(),
        kind.version(),
        kind.versions(),
        kind.resource(),
        kind.kind(),
        kind.namespaced(),
        kind.role(),
        kind.subresources(),
        kind.keptWhen(),
        kind.transitions(),
        kind.trigger(),
        kind.dependents(),
        kind.backings(),
        kind.restorePoint(),
        kind.finalizers(),
        kind.controllers(),
        union(kind.project(), List.of(path)));
  }

  private static Optional<String> identity(DataKind known, DataKind extension) {
    if (!known.kind().equals(extension.kind())) {
      return differs("kind", known.kind());
    }
    if (known.namespaced() != extension.namespaced()) {
      return differs("namespaced", known.namespaced());
    }
    if (known.role() != extension.role()) {
      return differs("role", known.role());
    }
    if (!known.version().equals(extension.version())) {
      return differs("version", known.version());
    }
    return known.versions().equals(extension.versions())
        ? Optional.empty()
        : differs("versions", known.versions());
  }

  private static Optional<String> differs(String field, Object builtIn) {
    return Optional.of(
        "%s: it is %s in the built-in catalogue, and an extension can't change it"
            .formatted(field, builtIn));
  }

  private static Optional<String> excuses(DataKind extension) {
    if (!extension.keptWhen().isEmpty()) {
      return loosens("keptWhen");
    }
    if (!extension.backings().isEmpty()) {
      return loosens("backings");
    }
    if (extension.restorePoint() != null) {
      return loosens("restorePoint");
    }
    if (!extension.finalizers().owner().isEmpty()) {
      return loosens("finalizers.owner");
    }
    return extension.controllers().isEmpty() ? Optional.empty() : loosens("controllers");
  }

  private static Optional<String> loosens(String field) {
    return Optional.of(field + ": it could loosen an entry of the built-in catalogue");
  }

  private static Optional<String> transitions(DataKind known, DataKind extension) {
    for (TransitionRule rule : extension.transitions()) {
      if (known.transitions().stream().anyMatch(one -> one.id().equals(rule.id()))) {
        return Optional.of(
            "transitions: %s is in the built-in catalogue, and an extension can't change it"
                .formatted(rule.id()));
      }
      if (!rule.exceptBy().isEmpty()) {
        return loosens("transitions: " + rule.id() + ": exceptBy");
      }
    }
    return Optional.empty();
  }

  /**
   * What destroys by its creation does nothing when it is deleted, so a trigger would hide what
   * falls with the deletion.
   */
  private static Optional<String> trigger(DataKind known, DataKind extension) {
    if (extension.trigger().fires() && known.trigger().fires()) {
      return Optional.of("trigger: the built-in catalogue has one; add a transition on CREATE");
    }
    boolean hides =
        extension.destroysByCreation()
            && !known.destroysByCreation()
            && !known.dependents().isEmpty();
    return hides
        ? Optional.of(
            "trigger: what falls with a deletion by the built-in catalogue would no longer count")
        : Optional.empty();
  }

  private static <T> List<T> union(Collection<T> some, Collection<T> others) {
    Set<T> union = new LinkedHashSet<>(some);
    union.addAll(others);
    return new ArrayList<>(union);
  }
}
