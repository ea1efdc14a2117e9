package dev.holdfast.core.catalogue;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the destructive effects of a change, by the catalogue. */
public final class Effects {
  /** Of the effects of one change. */
  public static final Comparator<Effect> ORDER =
      Comparator.comparing(Effect::effect).thenComparing(Effect::rule).thenComparing(Effect::path);

  private Effects() {}

  /**
   * The effects, sorted by class, rule and path; none when the kind isn't watched.
   *
   * @param stored projected fields of the object as the inventory has it, null when it doesn't;
   *     asked where a subresource doesn't show a field
   */
  public static List<Effect> of(
      Change change,
      Catalogue catalogue,
      LinkageSettings linkage,
      @Nullable Map<String, String> stored) {
    Optional<DataKind> found = catalogue.find(change.kind().group(), change.kind().resource());
    if (found.isEmpty() || change.operation() == Operation.CONNECT) {
      return List.of();
    }
    DataKind kind = found.get();
    List<Effect> effects = new ArrayList<>();
    if (change.operation() == Operation.DELETE) {
      effects.add(delete(kind));
    } else {
      RuleEffects.find(change, kind, stored, effects);
    }
    if (change.operation() == Operation.UPDATE) {
      LinkageEffects.find(change, linkage, effects);
      DeferredDeletion.find(change, effects);
      OwnerEffects.find(change, effects);
      FinalizerEffects.find(change, kind, effects);
      DefinitionEffects.find(change, catalogue, effects);
    }
    effects.sort(ORDER);
    return List.copyOf(effects);
  }

  private static Effect delete(DataKind kind) {
    return new Effect(EffectClass.Delete, "delete", "", null, null, "deletes the " + kind.kind());
  }
}
