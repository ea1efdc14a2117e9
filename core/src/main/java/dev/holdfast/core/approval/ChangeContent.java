package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.CanonicalJson;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.Transition;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a change writes, as far as an approval is bound to it. */
final class ChangeContent {
  /** Set by the API server, fresh on every try of a CREATE. */
  private static final List<String> VOLATILE =
      List.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields");

  private ChangeContent() {}

  static @Nullable String digest(Change change, List<Effect> effects) {
    return switch (change.operation()) {
      case DELETE -> null;
      case UPDATE -> CanonicalJson.sha256(array(destructive(change, effects)));
      case CREATE -> CanonicalJson.sha256(created(change));
      case CONNECT -> CanonicalJson.sha256(connected(change));
    };
  }

  /**
   * The transitions behind the effects, sorted by path. Where an effect doesn't say which field it
   * comes from, all of them: rather too much is bound than too little.
   */
  static List<Transition> destructive(Change change, List<Effect> effects) {
    if (change.operation() != Operation.UPDATE) {
      return List.of();
    }
    boolean everything =
        effects.isEmpty() || effects.stream().anyMatch(effect -> effect.path().isEmpty());
    TreeMap<String, Transition> found = new TreeMap<>();
    for (Transition transition : change.transitions()) {
      boolean behind =
          everything
              ? !transition.path().equals("/metadata/generation")
              : effects.stream().anyMatch(effect -> overlap(effect.path(), transition.path()));
      if (behind) {
        found.put(transition.path(), transition);
      }
    }
    for (Effect effect : effects) {
      if (found.keySet().stream().noneMatch(path -> overlap(effect.path(), path))) {
        found.put(effect.path(), new Transition(effect.path(), effect.from(), effect.to()));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean overlap(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }

  private static ArrayNode array(List<Transition> transitions) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Transition transition : transitions) {
      ObjectNode node = array.addObject().put("path", transition.path());
      // An absent value has no key: it is something else than null.
      if (transition.from() != null) {
        node.set("from", transition.from());
      }
      if (transition.to() != null) {
        node.set("to", transition.to());
      }
    }
    return array;
  }

  /** The object without what differs with every try. */
  static JsonNode created(Change change) {
    if (!(change.object() instanceof ObjectNode sent)) {
      return JsonNodeFactory.instance.objectNode();
    }
    ObjectNode object = sent.deepCopy();
    object.remove("status");
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(VOLATILE);
      if (!metadata.path("generateName").asText().isEmpty()) {
        metadata.remove(List.of("name", "generateName"));
      }
    }
    return object;
  }

  private static JsonNode connected(Change change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    // On CONNECT the review's object is the options: command, container, ports.
    node.set("options", change.object() == null ? change.options() : change.object());
    return node.put("uid", change.uid());
  }
}
