package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.impact.ObjectRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A world as the API server shows it at one time. */
final class State {
  /** An object as it was listed. */
  record Seen(Kind kind, ObjectRef ref, JsonNode tree) {
    String uid() {
      return text("/metadata/uid");
    }

    boolean deleting() {
      return tree.at("/metadata").hasNonNull("deletionTimestamp");
    }

    String text(String pointer) {
      return tree.at(pointer).asText("");
    }

    String annotation(String key) {
      return tree.at("/metadata/annotations").path(key).asText("");
    }

    boolean has(String finalizer) {
      for (JsonNode one : tree.at("/metadata/finalizers")) {
        if (one.asText().equals(finalizer)) {
          return true;
        }
      }
      return false;
    }

    JsonNode owners() {
      return tree.at("/metadata/ownerReferences");
    }

    boolean ownedBy(String uid) {
      for (JsonNode owner : owners()) {
        if (owner.path("uid").asText().equals(uid)) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<ObjectRef, Seen> objects = new TreeMap<>();
  private final Map<String, Seen> byUid = new HashMap<>();

  static State read(Api api, World world) {
    State state = new State();
    for (Kind kind : world.kinds()) {
      String query = "?labelSelector=" + World.LABEL + "%3D" + world.number();
      api.get(kind.path("") + query).ifPresent(list -> state.add(kind, list));
    }
    return state;
  }

  /** Takes in a list of one kind. */
  void add(Kind kind, JsonNode list) {
    for (JsonNode item : list.path("items")) {
      JsonNode metadata = item.path("metadata");
      ObjectRef ref =
          kind.ref(metadata.path("namespace").asText(""), metadata.path("name").asText());
      Seen seen = new Seen(kind, ref, item);
      objects.put(ref, seen);
      byUid.put(seen.uid(), seen);
    }
  }

  Collection<Seen> all() {
    return objects.values();
  }

  List<Seen> of(Kind kind) {
    return objects.values().stream().filter(seen -> seen.kind().equals(kind)).toList();
  }

  Optional<Seen> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  Optional<Seen> byUid(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /** Whether nothing that is there or isn't there differs. */
  boolean same(State other) {
    return versions().equals(other.versions());
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new HashMap<>();
    byUid.forEach((uid, seen) -> versions.put(uid, seen.text("/metadata/resourceVersion")));
    return versions;
  }
}
