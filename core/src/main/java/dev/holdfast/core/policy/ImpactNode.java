package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An impact as policies see it. */
public final class ImpactNode {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ImpactNode() {}

  /**
   * The impact as JSON.
   *
   * @param impact null is one of a change that takes nothing with it
   * @param now ages of restore points are counted back from here
   */
  public static ObjectNode of(@Nullable Impact impact, Instant now) {
    ObjectNode node = NODES.objectNode();
    ArrayNode items = node.putArray("items");
    ArrayNode points = node.putArray("restorePoints");
    ObjectNode counts = node.putObject("counts");
    for (Fate fate : Fate.values()) {
      counts.put(
          fate.name(),
          impact == null ? 0 : impact.items().stream().filter(item -> item.fate() == fate).count());
    }
    if (impact != null) {
      impact.items().forEach(item -> items.add(item(item)));
      impact.restorePoints().forEach(point -> points.add(point(point, now)));
    }
    return node.put("digest", impact == null ? "" : impact.digest());
  }

  /** The same, with what takes each item along, which no policy has to know. */
  static ObjectNode withCauses(Impact impact, Instant now) {
    ObjectNode node = of(impact, now);
    for (int index = 0; index < impact.items().size(); index++) {
      ObjectRef cause = impact.items().get(index).cause();
      ObjectNode item = (ObjectNode) node.path("items").path(index);
      item.set("cause", cause == null ? NODES.nullNode() : ref(cause));
    }
    return node;
  }

  private static ObjectNode item(ImpactItem item) {
    ObjectNode node = ref(item.ref());
    node.put("uid", item.uid()).put("role", item.role().name()).put("fate", item.fate().name());
    ArrayNode via = node.putArray("via");
    item.via().forEach(via::add);
    ObjectNode linkage = node.putObject("linkage");
    linkage.put("production", item.linkage().production());
    linkage.put("sharedBackup", item.linkage().sharedBackup());
    ArrayNode because = linkage.putArray("because");
    item.linkage().because().forEach(because::add);
    if (item.backing() == null) {
      node.putNull("backing");
    } else {
      node.putObject("backing")
          .put("driver", item.backing().driver())
          .put("handle", item.backing().handle());
    }
    return node;
  }

  private static ObjectNode point(RestorePoint point, Instant now) {
    ObjectNode node = ref(point.ref());
    node.set("of", ref(point.of()));
    Instant completedAt = point.completedAt();
    if (completedAt == null) {
      node.putNull("completedAt").putNull("ageSeconds");
    } else {
      node.put("completedAt", completedAt.toString());
      node.put("ageSeconds", Duration.between(completedAt, now).toSeconds());
    }
    return node.put("independent", point.independent())
        .put("falls", point.falls())
        .put("durable", point.durable())
        .put("why", point.why());
  }

  static ObjectNode ref(ObjectRef ref) {
    return NODES
        .objectNode()
        .put("group", ref.group())
        .put("resource", ref.resource())
        .put("kind", ref.kind())
        .put("namespace", ref.namespace())
        .put("name", ref.name());
  }
}
