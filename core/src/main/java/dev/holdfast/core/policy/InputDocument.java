package dev.holdfast.core.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Impact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What policies see, as {@code docs/reference/policy-input.md} describes it. The object trees are
 * in {@code review} only; {@code resource} and {@code parameters} are put in by each entrypoint.
 *
 * @param impact null when the change has no effects
 * @param cluster uid of the namespace kube-system
 */
public record InputDocument(
    Change change,
    List<Effect> effects,
    Identity identity,
    @Nullable Impact impact,
    Map<String, String> namespaceLabels,
    Instant now,
    String cluster) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** UTF-8 JSON. */
  public byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(tree());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** The document as a tree; its parts are shared with the review, so it must not be changed. */
  public ObjectNode tree() {
    ObjectNode input = NODES.objectNode();
    input.set("change", changeNode());
    ArrayNode list = input.putArray("effects");
    effects.forEach(effect -> list.add(effectNode(effect)));
    input.set("review", review());
    ObjectNode labels = input.putObject("namespaceLabels");
    namespaceLabels.forEach(labels::put);
    input.set("requester", requester());
    input.set("impact", ImpactNode.of(impact, now));
    input.put("now", now.toString());
    input.put("cluster", cluster);
    return input;
  }

  private ObjectNode changeNode() {
    PropagationPolicy propagation = change.propagationPolicy();
    return NODES
        .objectNode()
        .put("operation", change.operation().name())
        .put("group", change.kind().group())
        .put("version", change.kind().version())
        .put("resource", change.kind().resource())
        .put("subresource", change.subresource())
        .put("namespace", change.namespace())
        .put("name", change.name())
        .put("uid", change.uid())
        .put("dryRun", change.dryRun())
        .put("propagationPolicy", propagation == null ? null : propagation.name());
  }

  private static ObjectNode effectNode(Effect effect) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("effect", effect.effect().name())
            .put("rule", effect.rule())
            .put("path", effect.path());
    node.set("from", orNull(effect.from()));
    node.set("to", orNull(effect.to()));
    return node.put("message", effect.message());
  }

  /** As Gatekeeper shows it: on DELETE {@code object} is the stored one. */
  private ObjectNode review() {
    ObjectNode review = NODES.objectNode();
    change.request().properties().forEach(entry -> review.set(entry.getKey(), entry.getValue()));
    if (change.operation() == Operation.DELETE) {
      review.set("object", orNull(change.oldObject()));
    }
    return review;
  }

  private ObjectNode requester() {
    ObjectNode node = NODES.objectNode();
    node.put("username", identity.requester().username());
    ArrayNode groups = node.putArray("groups");
    identity.requester().groups().forEach(groups::add);
    node.put("uid", identity.requester().uid());
    ObjectNode extra = node.putObject("extra");
    identity
        .requester()
        .extra()
        .forEach((key, values) -> values.forEach(extra.withArray("/" + escaped(key))::add));
    node.put("class", identity.requesterClass().name());
    if (identity.requesterClass() == RequesterClass.Agent) {
      node.putObject("agent").put("name", identity.agent()).put("owner", identity.agentOwner());
    } else {
      node.putNull("agent");
    }
    return node;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? NODES.nullNode() : node;
  }
}
