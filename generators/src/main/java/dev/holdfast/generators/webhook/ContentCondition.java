package dev.holdfast.generators.webhook;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.FieldCondition;
import dev.holdfast.core.catalogue.TransitionRule;
import dev.holdfast.core.catalogue.TransitionRule.FailurePolicy;
import dev.holdfast.core.change.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * Which changes of one kind reach the webhook, by their content alone: whatever the sender, a
 * change that can't have an effect stays out, so that a cluster goes on working while the webhook
 * is down.
 */
record ContentCondition(DataKind kind, List<String> definitionGroups) {
  /** The chart adds the groups that its value watchedResources names in place of this. */
  static final String WATCHED_GROUPS = "$WATCHED_GROUPS";

  /** The whole condition, one alternative a line. */
  String expression() {
    List<String> lines = new ArrayList<>();
    lines.add("request.operation == 'DELETE'");
    create().ifPresent(create -> lines.add("(request.operation == 'CREATE' && " + create + ")"));
    lines.add(
        update().stream()
            .collect(
                Collectors.joining(" ||\n  ", "(request.operation == 'UPDATE' && (\n  ", "\n))")));
    return String.join(" ||\n", lines) + "\n";
  }

  /**
   * Which objects' CREATE has an effect of its own and waits for an answer; empty when none has.
   * Those that may pass unanswered are asked about with all other creations.
   */
  Optional<String> create() {
    List<String> terms = new ArrayList<>();
    if (kind.trigger().fires()) {
      terms.add(created(kind.trigger().all()));
    }
    for (TransitionRule rule : kind.transitions()) {
      if (rule.on() == Operation.CREATE && rule.unanswered() == FailurePolicy.Fail) {
        terms.add(created(rule.all()));
      }
    }
    return terms.isEmpty() ? Optional.empty() : Optional.of(Cel.any(terms));
  }

  /** Updates that have an effect and yet pass while nobody answers; empty when there are none. */
  Optional<String> unanswered() {
    List<String> terms =
        kind.transitions().stream()
            .filter(rule -> rule.on() == Operation.UPDATE)
            .filter(rule -> rule.unanswered() == FailurePolicy.Ignore)
            .map(ContentCondition::updated)
            .toList();
    return terms.isEmpty() ? Optional.empty() : Optional.of(Cel.any(terms));
  }

  private static String created(List<FieldCondition> conditions) {
    return conditions.isEmpty()
        ? "true"
        : Cel.all(
            conditions.stream().map(condition -> FieldDifference.of(condition).create()).toList());
  }

  private SequencedSet<String> update() {
    SequencedSet<String> terms = new LinkedHashSet<>(MetadataDifference.of(kind.finalizers()));
    for (TransitionRule rule : kind.transitions()) {
      if (rule.on() == Operation.UPDATE && rule.unanswered() == FailurePolicy.Fail) {
        terms.add(updated(rule));
      }
    }
    if (kind.resource().equals("customresourcedefinitions")) {
      // Which changes of a definition are harmless additions is for the webhook to tell.
      terms.add(
          "(oldObject.spec.group in "
              + Cel.texts(definitionGroups)
              + WATCHED_GROUPS
              + " && object.spec != oldObject.spec)");
    }
    return terms;
  }

  private static String updated(TransitionRule rule) {
    String subresource = rule.subresource();
    List<String> terms = new ArrayList<>();
    if (subresource != null) {
      terms.add(Cel.SUBRESOURCE + " == " + Cel.text(subresource));
    }
    for (FieldCondition condition : rule.all()) {
      FieldDifference difference = FieldDifference.of(condition);
      if (!difference.state() || "".equals(subresource)) {
        terms.add(difference.update());
      } else if (subresource == null) {
        terms.add("(" + Cel.SUBRESOURCE + " != '' || " + difference.update() + ")");
      }
      // A subresource such as scale doesn't show the field: the webhook looks at the stored object.
    }
    return Cel.all(terms);
  }
}
