package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds reviews as the API server sends them. Immutable; every {@code with} gives a new one. */
public final class TestingReviews {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final ObjectNode request;

  private TestingReviews(ObjectNode request) {
    this.request = request;
  }

  /** A review of an object, given as YAML; either side may be null. */
  public static TestingReviews of(
      Operation operation,
      String resource,
      @Nullable JsonNode oldObject,
      @Nullable JsonNode object) {
    String group = resource.contains(".") ? resource.substring(resource.indexOf('.') + 1) : "";
    String plural = group.isEmpty() ? resource : resource.substring(0, resource.indexOf('.'));
    JsonNode either = object == null ? oldObject : object;
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("uid", "705ab4f5-6393-11e8-b7cc-42010a800002");
    String kind = either == null ? "Thing" : either.path("kind").asText("Thing");
    request.set("kind", gvk(group, "kind", kind));
    request.set("resource", gvk(group, "resource", plural));
    request.put("operation", operation.name());
    String namespace = either == null ? "" : either.at("/metadata/namespace").asText("");
    String name = either == null ? "" : either.at("/metadata/name").asText("");
    put(request, "namespace", plural.equals("namespaces") ? name : namespace);
    put(request, "name", name);
    request.set("object", object == null ? request.nullNode() : object.deepCopy());
    request.set("oldObject", oldObject == null ? request.nullNode() : oldObject.deepCopy());
    request.put("dryRun", false);
    if (operation == Operation.DELETE) {
      request.putObject("options").put("propagationPolicy", "Background");
    }
    return new TestingReviews(request).by("dana@example.com", "developers", "system:authenticated");
  }

  /** DELETE of an object, given as YAML. */
  public static TestingReviews delete(String resource, String oldObject) {
    return of(Operation.DELETE, resource, yaml(oldObject), null);
  }

  /** UPDATE of an object, given as YAML. */
  public static TestingReviews update(String resource, String oldObject, String object) {
    return of(Operation.UPDATE, resource, yaml(oldObject), yaml(object));
  }

  /** CREATE of an object, given as YAML. */
  public static TestingReviews create(String resource, String object) {
    return of(Operation.CREATE, resource, null, yaml(object));
  }

  public TestingReviews by(String username, String... groups) {
    ObjectNode changed = request.deepCopy();
    ObjectNode user = changed.putObject("userInfo").put("username", username);
    List.of(groups).forEach(user.withArray("groups")::add);
    return new TestingReviews(changed);
  }

  public TestingReviews subresource(String subresource) {
    return with("subResource", request.textNode(subresource));
  }

  public TestingReviews dryRun() {
    return with("dryRun", request.booleanNode(true));
  }

  public TestingReviews with(String field, JsonNode value) {
    ObjectNode changed = request.deepCopy();
    changed.set(field, value);
    return new TestingReviews(changed);
  }

  public TestingReviews without(String field) {
    ObjectNode changed = request.deepCopy();
    changed.remove(field);
    return new TestingReviews(changed);
  }

  public byte[] bytes() {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("kind", "AdmissionReview").put("apiVersion", "admission.k8s.io/v1");
    review.set("request", request);
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  public Change change() {
    return switch (ReviewParser.parse(bytes())) {
      case ParsedReview.Parsed(Change change) -> change;
      case ParsedReview.Malformed malformed -> throw new AssertionError(malformed.message());
    };
  }

  public static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode gvk(String group, String key, String value) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("group", group)
        .put("version", "v1")
        .put(key, value);
  }

  private static void put(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }
}
