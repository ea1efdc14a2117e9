package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads an {@link DeletionImpact} back. What is missing or isn't known here is an {@link
 * IllegalArgumentException}; what is there besides is passed over.
 */
final class ImpactReader {
  private ImpactReader() {}

  static DeletionImpact message(JsonNode node) {
    Impact impact =
        new Impact(
            each(node.required("items"), ImpactReader::item),
            each(node.required("restorePoints"), ImpactReader::point),
            text(node, "digest"));
    return new DeletionImpact(
        ref(node.required("target")), PropagationPolicy.valueOf(text(node, "propagation")), impact);
  }

  private static ImpactItem item(JsonNode node) {
    JsonNode linkage = node.required("linkage");
    JsonNode backing = node.required("backing");
    JsonNode cause = node.required("cause");
    return new ImpactItem(
        ref(node),
        text(node, "uid"),
        Role.valueOf(text(node, "role")),
        Fate.valueOf(text(node, "fate")),
        each(node.required("via"), JsonNode::asText),
        new Linkage(
            linkage.required("production").asBoolean(),
            linkage.required("sharedBackup").asBoolean(),
            each(linkage.required("because"), JsonNode::asText)),
        backing.isNull() ? null : new Backing(text(backing, "driver"), text(backing, "handle")),
        cause.isNull() ? null : ref(cause));
  }

  private static RestorePoint point(JsonNode node) {
    JsonNode completedAt = node.required("completedAt");
    return new RestorePoint(
        ref(node.required("of")),
        ref(node),
        completedAt.isNull() ? null : instant(completedAt.asText()),
        node.required("independent").asBoolean(),
        node.required("falls").asBoolean(),
        node.required("durable").asBoolean(),
        text(node, "why"));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ObjectRef ref(JsonNode node) {
    return new ObjectRef(
        text(node, "group"),
        text(node, "resource"),
        text(node, "kind"),
        text(node, "namespace"),
        text(node, "name"));
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }

  private static <T> List<T> each(JsonNode list, Function<JsonNode, T> element) {
    List<T> read = new ArrayList<>(list.size());
    list.forEach(node -> read.add(element.apply(node)));
    return read;
  }
}
