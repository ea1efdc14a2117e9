package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.cli.Posture.Row;
import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.coverage.Gap;
import dev.holdfast.core.coverage.Unwatched;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import dev.holdfast.core.rights.Bypass;
import dev.holdfast.core.rights.Holder;
import java.util.List;

/** A posture for programs. */
final class PostureJson {
  private PostureJson() {}

  static ObjectNode of(Posture posture, Coverage coverage, List<Holder> holders) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("requesterClass", posture.nobody().name());
    ArrayNode objects = document.putArray("objects");
    posture.rows().forEach(row -> row(row, objects.addObject()));
    ObjectNode seen = document.putObject("coverage");
    ArrayNode missed = seen.putArray("missed");
    coverage.gaps().forEach(gap -> gap(gap, missed.addObject()));
    ArrayNode labels = seen.putArray("missedLabels");
    coverage.missedLabels().forEach(labels::add);
    ArrayNode unwatched = seen.putArray("unwatched");
    coverage.unwatched().forEach(one -> unwatched(one, unwatched.addObject()));
    ArrayNode bypass = document.putArray("bypass");
    holders.forEach(holder -> holder(holder, bypass.addObject()));
    return document;
  }

  private static void holder(Holder holder, ObjectNode node) {
    node.put("subject", holder.subject());
    node.put("namespace", holder.namespace());
    node.put("agent", holder.agent());
    ArrayNode rights = node.putArray("rights");
    holder.rights().stream().map(Bypass::text).sorted().forEach(rights::add);
  }

  private static void row(Row row, ObjectNode node) {
    ref(row.ref(), node);
    row.linkedBy().ifPresent(by -> linkage(by, node.putObject("linkedBy")));
    node.put("denied", row.denied());
    row.codes().forEach(node.putArray("codes")::add);
    RestorePoint kept = row.newest().kept();
    RestorePoint other = row.newest().other();
    if (kept == null) {
      node.putNull("restorePoint");
    } else {
      point(kept, node.putObject("restorePoint"));
    }
    if (other == null) {
      node.putNull("doesNotCount");
    } else {
      point(other, node.putObject("doesNotCount"));
    }
    node.put("data", row.isData());
  }

  private static void linkage(ImpactItem by, ObjectNode node) {
    ref(by.ref(), node);
    node.put("production", by.linkage().production());
    node.put("sharedBackup", by.linkage().sharedBackup());
    by.linkage().because().forEach(node.putArray("because")::add);
  }

  private static void point(RestorePoint point, ObjectNode node) {
    ref(point.ref(), node);
    node.put("completedAt", point.completedAt() == null ? null : point.completedAt().toString());
    node.put("why", point.why());
  }

  private static void gap(Gap gap, ObjectNode node) {
    node.put("group", gap.group()).put("resource", gap.resource());
    ArrayNode operations = node.putArray("operations");
    gap.operations().forEach(operation -> operations.add(operation.name()));
  }

  private static void unwatched(Unwatched one, ObjectNode node) {
    node.put("definition", one.definition()).put("claims", one.claims());
    one.fields().forEach(node.putArray("fields")::add);
  }

  private static void ref(ObjectRef ref, ObjectNode node) {
    node.put("group", ref.group())
        .put("resource", ref.resource())
        .put("namespace", ref.namespace())
        .put("name", ref.name());
  }
}
