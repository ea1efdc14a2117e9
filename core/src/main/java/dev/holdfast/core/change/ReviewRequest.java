package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.core.change.StrictJson.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Change} of a review's tree. */
final class ReviewRequest {
  private ReviewRequest() {}

  static Change change(JsonNode root) throws MalformedException {
    if (!root.path("kind").asText().equals("AdmissionReview")
        || !root.path("apiVersion").asText().equals("admission.k8s.io/v1")) {
      throw new MalformedException("it is not an admission.k8s.io/v1 AdmissionReview");
    }
    JsonNode request = object(root, "request", true);
    Operation operation = operation(request);
    ResourceKind kind = kind(request);
    JsonNode object = nullable(request, "object");
    JsonNode oldObject = nullable(request, "oldObject");
    checkObjects(operation, object, oldObject);
    JsonNode options = nullable(request, "options");
    return new Change(
        required(request, "uid"),
        operation,
        kind,
        text(request, "subResource"),
        namespace(request, kind),
        name(request, operation, object, oldObject),
        oldObject == null ? "" : text(object(oldObject, "metadata", false), "uid"),
        requester(object(request, "userInfo", true)),
        dryRun(request),
        oldObject != null && operation == Operation.DELETE
            ? Propagation.effective(kind, options, oldObject)
            : null,
        options == null ? JsonNodeFactory.instance.objectNode() : options,
        object,
        oldObject,
        operation == Operation.UPDATE && object != null && oldObject != null
            ? Transitions.between(oldObject, object)
            : List.of(),
        request);
  }

  private static void checkObjects(
      Operation operation, @Nullable JsonNode object, @Nullable JsonNode oldObject)
      throws MalformedException {
    boolean complete =
        switch (operation) {
          case CREATE -> object != null;
          case UPDATE -> object != null && oldObject != null;
          case DELETE -> oldObject != null;
          case CONNECT -> true;
        };
    if (!complete) {
      throw new MalformedException("a review of " + operation + " lacks its object");
    }
  }

  private static Operation operation(JsonNode request) throws MalformedException {
    return switch (required(request, "operation")) {
      case "CREATE" -> Operation.CREATE;
      case "UPDATE" -> Operation.UPDATE;
      case "DELETE" -> Operation.DELETE;
      case "CONNECT" -> Operation.CONNECT;
      default -> throw new MalformedException("its operation is unknown");
    };
  }

  private static ResourceKind kind(JsonNode request) throws MalformedException {
    JsonNode resource = object(request, "resource", true);
    return new ResourceKind(
        text(resource, "group"),
        required(resource, "version"),
        required(resource, "resource"),
        required(object(request, "kind", true), "kind"));
  }

  /** A Namespace's own review carries its name as namespace as well; it is cluster-scoped. */
  private static String namespace(JsonNode request, ResourceKind kind) throws MalformedException {
    boolean itself = kind.group().isEmpty() && kind.resource().equals("namespaces");
    return itself ? "" : text(request, "namespace");
  }

  private static String name(
      JsonNode request,
      Operation operation,
      @Nullable JsonNode object,
      @Nullable JsonNode oldObject)
      throws MalformedException {
    String name = text(request, "name");
    if (operation == Operation.CREATE && object != null) {
      JsonNode metadata = object(object, "metadata", false);
      boolean generated = !text(metadata, "generateName").isEmpty();
      // Generated names differ with every try, so they name nothing.
      return generated ? "" : name.isEmpty() ? text(metadata, "name") : name;
    }
    return name.isEmpty() && oldObject != null
        ? text(object(oldObject, "metadata", false), "name")
        : name;
  }

  private static Requester requester(JsonNode user) throws MalformedException {
    Map<String, List<String>> extra = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object(user, "extra", false).properties()) {
      extra.put(entry.getKey(), texts(entry.getValue(), "extra"));
    }
    JsonNode groups = nullable(user, "groups");
    return new Requester(
        text(user, "username"),
        text(user, "uid"),
        groups == null ? List.of() : texts(groups, "groups"),
        extra);
  }

  private static boolean dryRun(JsonNode request) throws MalformedException {
    JsonNode value = nullable(request, "dryRun");
    if (value != null && !value.isBoolean()) {
      throw new MalformedException("dryRun is not a boolean");
    }
    return value != null && value.booleanValue();
  }

  private static List<String> texts(JsonNode array, String field) throws MalformedException {
    List<String> texts = new ArrayList<>();
    if (array.isNull()) {
      return texts;
    }
    for (JsonNode entry : array) {
      if (!entry.isTextual()) {
        throw new MalformedException(field + " holds something that is not text");
      }
      texts.add(entry.textValue());
    }
    if (!array.isArray()) {
      throw new MalformedException(field + " is not a list");
    }
    return List.copyOf(texts);
  }

  private static JsonNode object(JsonNode parent, String field, boolean required)
      throws MalformedException {
    JsonNode value = nullable(parent, field);
    if (value == null && !required) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (value == null || !value.isObject()) {
      throw new MalformedException(field + " is not an object");
    }
    return value;
  }

  private static String required(JsonNode parent, String field) throws MalformedException {
    String value = text(parent, field);
    if (value.isEmpty()) {
      throw new MalformedException(field + " is missing");
    }
    return value;
  }

  private static String text(JsonNode parent, String field) throws MalformedException {
    JsonNode value = nullable(parent, field);
    if (value != null && !value.isTextual()) {
      throw new MalformedException(field + " is not text");
    }
    return value == null ? "" : value.textValue();
  }

  private static @Nullable JsonNode nullable(JsonNode parent, String field)
      throws MalformedException {
    JsonNode value = parent.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    boolean tree = field.equals("object") || field.equals("oldObject") || field.equals("options");
    if (tree && !value.isObject()) {
      throw new MalformedException(field + " is not an object");
    }
    return value;
  }
}
