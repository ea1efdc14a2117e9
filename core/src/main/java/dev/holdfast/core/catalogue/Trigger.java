package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether CREATE itself destroys.
 *
 * @param fires whether it can at all
 * @param all conditions on the created object that must hold; empty means every one fires
 */
public record Trigger(boolean fires, List<FieldCondition> all) {
  public static final Trigger NEVER = new Trigger(false, List.of());

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Trigger {
    all = List.copyOf(all);
  }

  /** Reads {@code true}, {@code false} or {@code {all: [{path, when}]}}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Trigger parse(JsonNode node) throws JsonProcessingException {
    if (node.isBoolean()) {
      return new Trigger(node.booleanValue(), List.of());
    }
    if (!node.isObject() || node.size() != 1 || !node.path("all").isArray()) {
      throw new IllegalArgumentException("trigger is true, false or {all: [...]}: " + node);
    }
    List<FieldCondition> all = new ArrayList<>();
    for (JsonNode entry : node.get("all")) {
      all.add(MAPPER.treeToValue(entry, FieldCondition.class));
    }
    return new Trigger(true, all);
  }
}
