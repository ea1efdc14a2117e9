package dev.holdfast.core.reach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.impact.Reached;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change gives a hand on.
 *
 * @param act last part of the rule's id: exec, pod, template, …
 * @param unsure whether an inventory that doesn't know everything could hide some of it
 */
public record DataPlaneFindings(String act, List<Reach> reaches, boolean unsure) {
  public static final DataPlaneFindings NONE = new DataPlaneFindings("", List.of(), false);

  public DataPlaneFindings {
    reaches = List.copyOf(reaches);
  }

  /** One effect for each way. */
  public List<Effect> effects(Change change) {
    return reaches.stream()
        .map(
            reach ->
                new Effect(
                    EffectClass.DataPlane,
                    "data-plane." + act,
                    reach.pointer(),
                    null,
                    value(reach, change.object()),
                    act + ": " + reach.text()))
        .toList();
  }

  /** Where the ways end. */
  public List<Reached> reached() {
    return reaches.stream()
        .flatMap(
            reach ->
                reach.refs().stream()
                    .map(ref -> new Reached(ref, "reached by " + act, reach.named())))
        .toList();
  }

  private static @Nullable JsonNode value(Reach reach, @Nullable JsonNode object) {
    return object == null || reach.pointer().isEmpty() ? null : object.at(reach.pointer());
  }
}
