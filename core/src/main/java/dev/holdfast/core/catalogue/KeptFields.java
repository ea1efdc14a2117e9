package dev.holdfast.core.catalogue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the inventory keeps of an object: every field that a rule of its kind looks at later. */
final class KeptFields {
  private final Set<FieldPath> paths = new LinkedHashSet<>();

  private KeptFields() {}

  static List<FieldPath> of(
      List<FieldPath> named,
      List<BackingRule> backings,
      List<FieldCondition> keptWhen,
      List<TransitionRule> transitions,
      List<DependentRule> dependents,
      @Nullable RestorePointRule restorePoint) {
    KeptFields kept = new KeptFields();
    kept.paths.addAll(named);
    backings.forEach(kept::backing);
    kept.conditions(keptWhen);
    transitions.forEach(kept::transition);
    dependents.forEach(kept::dependent);
    if (restorePoint != null) {
      kept.paths.addAll(restorePoint.paths());
    }
    return List.copyOf(kept.paths);
  }

  private void backing(BackingRule rule) {
    paths.addAll(rule.driver().paths());
    paths.addAll(rule.handle().paths());
    paths.addAll(rule.absent());
  }

  private void transition(TransitionRule rule) {
    for (FieldCondition condition : rule.all()) {
      if (condition.when() instanceof When.Matches) {
        paths.add(condition.path());
      }
    }
  }

  private void dependent(DependentRule rule) {
    rule.selector().values().forEach(template -> paths.addAll(template.paths()));
    if (rule.equals() != null) {
      paths.addAll(rule.equals().paths());
    }
    conditions(rule.all());
  }

  private void conditions(Collection<FieldCondition> conditions) {
    conditions.forEach(condition -> paths.add(condition.path()));
  }
}
