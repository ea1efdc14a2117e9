package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes which fields differ between two objects. */
public final class Transitions {
  /** Bookkeeping of the API server, different after every write. */
  private static final Set<String> IGNORED =
      Set.of("/metadata/managedFields", "/metadata/resourceVersion");

  private Transitions() {}

  /**
   * Every difference, sorted by path. Objects are compared key by key, lists entry by entry at the
   * same index; where the types differ or one side lacks the value, the whole value is one
   * transition.
   */
  public static List<Transition> between(JsonNode old, JsonNode now) {
    List<Transition> transitions = new ArrayList<>();
    compare("", old, now, transitions);
    transitions.sort(Comparator.comparing(Transition::path));
    return List.copyOf(transitions);
  }

  private static void compare(
      String path, @Nullable JsonNode old, @Nullable JsonNode now, List<Transition> into) {
    if (IGNORED.contains(path) || (old == null && now == null)) {
      return;
    }
    if (old != null && old.equals(now)) {
      return;
    }
    if (old != null && now != null && old.isObject() && now.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      old.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path + "/" + escaped(name), old.get(name), now.get(name), into);
      }
    } else if (old != null && now != null && old.isArray() && now.isArray()) {
      for (int index = 0; index < Math.max(old.size(), now.size()); index++) {
        compare(path + "/" + index, old.get(index), now.get(index), into);
      }
    } else {
      into.add(new Transition(path, old, now));
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
