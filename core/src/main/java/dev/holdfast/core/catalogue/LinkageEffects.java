package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.change.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unlabel: a label or annotation that may link the object is taken off or changed. It doesn't
 * matter through which subresource, nor whether the old value was a linking one: what it meant when
 * it was set is not for the one who changes it to say. A new value that links is no loss.
 */
final class LinkageEffects {
  private LinkageEffects() {}

  static void find(Change change, LinkageSettings settings, List<Effect> into) {
    JsonNode old = change.oldObject();
    JsonNode now = change.object();
    if (old == null || now == null) {
      return;
    }
    Map<String, Set<String>> keys = LinkageKeys.of(change, settings);
    boolean productionUnlessLabelled = "Production".equals(settings.unlabelled());
    for (String map : List.of("labels", "annotations")) {
      JsonNode before = old.path("metadata").path(map);
      JsonNode after = now.path("metadata").path(map);
      keys.forEach(
          (key, linking) -> {
            boolean counts = map.equals("labels") || key.equals(LinkageKeys.PROTECTED);
            JsonNode from = counts ? before.get(key) : null;
            JsonNode to = counts ? after.get(key) : null;
            boolean keeps = to != null && linking.contains(to.asText());
            boolean loses = from != null && !from.equals(to);
            // Where no label means production, setting the first one is what takes it away.
            boolean lifts = productionUnlessLabelled && from == null && to != null;
            if (!keeps && (loses || lifts)) {
              into.add(effect(map, key, from, to));
            }
          });
    }
  }

  private static Effect effect(
      String map, String key, @Nullable JsonNode from, @Nullable JsonNode to) {
    String what = map.equals("labels") ? "label" : "annotation";
    return new Effect(
        EffectClass.Unlabel,
        "linkage." + what,
        "/metadata/" + map + "/" + key.replace("~", "~0").replace("/", "~1"),
        from,
        to,
        "%s %s: %s to %s".formatted(what, Shown.of(key), Shown.of(from), Shown.of(to)));
  }
}
