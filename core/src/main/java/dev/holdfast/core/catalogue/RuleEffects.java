package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects by the rules that a kind's catalogue entry states: transitions and triggers. */
final class RuleEffects {
  private RuleEffects() {}

  static void find(
      Change change, DataKind kind, @Nullable Map<String, String> stored, List<Effect> into) {
    for (TransitionRule rule : kind.transitions()) {
      boolean applies =
          rule.on() == change.operation()
              && (rule.subresource() == null || rule.subresource().equals(change.subresource()))
              && !rule.exceptBy().contains(change.requester().username());
      if (applies) {
        evaluate(rule, change, stored, into);
      }
    }
    Trigger trigger = kind.trigger();
    boolean fires =
        trigger.fires()
            && change.operation() == Operation.CREATE
            && change.subresource().isEmpty()
            && trigger.all().stream().allMatch(one -> !matches(one, change, stored).isEmpty());
    if (fires) {
      String message = "creating a " + kind.kind() + " destroys or overwrites data";
      into.add(new Effect(EffectClass.Trigger, "trigger", "", null, null, message));
    }
  }

  private static void evaluate(
      TransitionRule rule, Change change, @Nullable Map<String, String> stored, List<Effect> into) {
    List<FieldPair> first = matches(rule.all().getFirst(), change, stored);
    boolean others =
        rule.all().stream().skip(1).allMatch(one -> !matches(one, change, stored).isEmpty());
    if (others) {
      for (FieldPair pair : first) {
        String moved =
            " (" + pair.text() + ": " + Shown.of(pair.from()) + " to " + Shown.of(pair.to()) + ")";
        into.add(
            new Effect(
                rule.effect(),
                rule.id(),
                pair.pointer(),
                pair.from(),
                pair.to(),
                rule.message() + moved));
      }
    }
  }

  private static List<FieldPair> matches(
      FieldCondition condition, Change change, @Nullable Map<String, String> stored) {
    JsonNode empty = JsonNodeFactory.instance.objectNode();
    JsonNode old = change.oldObject() == null ? empty : change.oldObject();
    JsonNode now = change.object() == null ? empty : change.object();
    return FieldPair.of(condition.path(), old, now).stream()
        .map(pair -> fromStored(pair, condition, change, stored))
        .filter(pair -> Comparison.holds(condition, pair))
        .toList();
  }

  /** A subresource such as scale shows few fields; the others are as the inventory has them. */
  private static FieldPair fromStored(
      FieldPair pair,
      FieldCondition condition,
      Change change,
      @Nullable Map<String, String> stored) {
    if (!(condition.when() instanceof When.Matches)
        || change.subresource().isEmpty()
        || pair.to() != null) {
      return pair;
    }
    if (stored == null) {
      return pair.unknown();
    }
    String value = stored.get(condition.path().text());
    return value == null ? pair : pair.withTo(JsonNodeFactory.instance.textNode(value));
  }
}
