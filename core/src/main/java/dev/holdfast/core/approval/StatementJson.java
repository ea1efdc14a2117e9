package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.api.v1alpha1.ApiGroup;

/** Writes a statement: compact, fields in this order, so that equal statements are equal bytes. */
final class StatementJson {
  static final String KIND = "ChangeStatement";

  private StatementJson() {}

  static String write(Statement statement) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("apiVersion", ApiGroup.API_VERSION).put("kind", KIND);
    root.put("request", statement.request()).put("cluster", statement.cluster());
    root.set("change", target(statement.change()));
    ArrayNode effects = root.putArray("effects");
    statement.effects().forEach(effect -> effects.add(effect.name()));
    ObjectNode impact = root.putObject("impact");
    impact.put("digest", statement.impact().digest()).put("items", statement.impact().items());
    ArrayNode lines = impact.putArray("lines");
    statement.impact().lines().forEach(lines::add);
    root.set("requester", requester(statement.requester()));
    ArrayNode requirements = root.putArray("requirements");
    statement
        .requirements()
        .forEach(
            requirement ->
                requirements.add(requirement(requirement).put("message", requirement.message())));
    root.put("reason", statement.reason());
    root.put("notBefore", statement.notBefore().toString());
    root.put("notAfter", statement.notAfter().toString());
    return root.toString();
  }

  static ObjectNode target(Statement.Target target) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("operation", target.operation().name())
        .put("group", target.group())
        .put("resource", target.resource())
        .put("subresource", target.subresource())
        .put("namespace", target.namespace())
        .put("name", target.name())
        .put("uid", target.uid());
    if (target.propagationPolicy() != null) {
      node.put("propagationPolicy", target.propagationPolicy().name());
    }
    if (target.content() != null) {
      node.put("content", target.content());
    }
    if (!target.fields().isEmpty()) {
      ArrayNode fields = node.putArray("fields");
      target
          .fields()
          .forEach(field -> fields.addObject().put("path", field.path()).put("to", field.to()));
    }
    return node;
  }

  static ObjectNode requester(Statement.StatedRequester requester) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("username", requester.username())
        .put("class", requester.requesterClass().name())
        .put("agent", requester.agent());
  }

  /** Without its text: that is for people, and may be worded differently tomorrow. */
  static ObjectNode requirement(Requirement requirement) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("policy", requirement.policy())
            .put("code", requirement.code())
            .put("group", requirement.group())
            .put("count", requirement.count())
            .put("hardware", requirement.hardware());
    return requirement.orKey().isEmpty() ? node : node.put("orKey", requirement.orKey());
  }
}
