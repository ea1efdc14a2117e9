package dev.holdfast.core.approval.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * DataKinds: one that only tells what destroys makes more be watched, so it is free; one that
 * excuses accounts, or says what brings data back, isn't, and neither is changing any.
 */
final class DataKindTrust {
  /** Fields that excuse, by JSON pointer, and what they do. */
  private static final Map<String, String> EXCUSES =
      Map.of(
          "/controllers", "controllers",
          "/finalizers/owner", "finalizers.owner",
          "/restorePoint", "restorePoint",
          "/keptWhen", "keptWhen");

  private DataKindTrust() {}

  static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    return switch (change.operation()) {
      case CREATE -> create(matter);
      case UPDATE ->
          Substance.of(change).isEmpty()
              ? new TrustResult.Free()
              : Substance.needsTrust(matter, matter.root().count(), "tells what is watched");
      case DELETE -> Substance.needsTrust(matter, matter.root().count(), "tells what is watched");
      case CONNECT -> new TrustResult.Free();
    };
  }

  private static TrustResult create(TrustMatter matter) {
    JsonNode object = matter.change().object();
    List<String> excuses = object == null ? List.of() : excuses(object.path("spec"));
    return excuses.isEmpty()
        ? new TrustResult.Free()
        : Substance.needsTrust(
            matter, matter.root().count(), "could loosen by its " + String.join(", ", excuses));
  }

  private static List<String> excuses(JsonNode spec) {
    List<String> found = new ArrayList<>();
    EXCUSES.forEach(
        (pointer, name) -> {
          if (!spec.at(pointer).isEmpty()) {
            found.add(name);
          }
        });
    for (JsonNode transition : spec.path("transitions")) {
      if (!transition.path("exceptBy").isEmpty() && !found.contains("exceptBy")) {
        found.add("exceptBy");
      }
    }
    found.sort(null);
    return found;
  }
}
