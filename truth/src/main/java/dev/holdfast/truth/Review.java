package dev.holdfast.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.truth.State.Seen;
import java.nio.charset.StandardCharsets;

/** Writes what the API server would ask a webhook, and parses it like the webhook. */
final class Review {
  static final String COLLECTOR = "system:serviceaccount:kube-system:generic-garbage-collector";

  private static final String SOMEBODY = "agent";

  private final ObjectNode review = JsonMapper.builder().build().createObjectNode();

  private Review(Kind kind, String operation, String user) {
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = request();
    request.put("uid", "11111111-2222-4333-8444-555555555555").put("operation", operation);
    request
        .withObject("/kind")
        .put("group", kind.group())
        .put("version", kind.version())
        .put("kind", kind.kind());
    request
        .withObject("/resource")
        .put("group", kind.group())
        .put("version", kind.version())
        .put("resource", kind.resource());
    request.withObject("/userInfo").put("username", user);
  }

  /**
   * Of a DELETE.
   *
   * @param collection whether it is an item of one, which has no name in its review
   */
  static Change delete(Seen target, String policy, boolean collection) {
    return delete(target, policy, collection, SOMEBODY);
  }

  /** Of a DELETE by the garbage collector. */
  static Change collected(Seen target) {
    return delete(target, "", false, COLLECTOR);
  }

  private static Change delete(Seen target, String policy, boolean collection, String user) {
    Review review = new Review(target.kind(), "DELETE", user);
    ObjectNode request = review.request();
    review.name(target, collection ? "" : target.ref().name());
    ObjectNode options = request.withObject("/options");
    options.put("kind", "DeleteOptions").put("apiVersion", "meta.k8s.io/v1");
    if (!policy.isEmpty()) {
      options.put("propagationPolicy", policy);
    }
    request.set("oldObject", review.whole(target));
    return review.parse();
  }

  static Change update(Seen target, String subresource, JsonNode before, JsonNode now) {
    Review review = new Review(target.kind(), "UPDATE", SOMEBODY);
    review.name(target, target.ref().name());
    ObjectNode request = review.request();
    if (!subresource.isEmpty()) {
      request.put("subResource", subresource);
    }
    request.set("oldObject", before);
    request.set("object", now);
    return review.parse();
  }

  private ObjectNode request() {
    return review.withObject("/request");
  }

  private void name(Seen target, String name) {
    if (!name.isEmpty()) {
      request().put("name", name);
    }
    String namespace =
        target.kind().equals(Kind.NAMESPACE) ? target.ref().name() : target.ref().namespace();
    if (!namespace.isEmpty()) {
      request().put("namespace", namespace);
    }
  }

  /** Items of a list don't say what they are. */
  private ObjectNode whole(Seen target) {
    ObjectNode object = target.tree().deepCopy();
    return object.put("apiVersion", target.kind().apiVersion()).put("kind", target.kind().kind());
  }

  private Change parse() {
    byte[] bytes = review.toString().getBytes(StandardCharsets.UTF_8);
    return switch (ReviewParser.parse(bytes)) {
      case ParsedReview.Parsed(Change change) -> change;
      case ParsedReview.Malformed malformed ->
          throw new IllegalStateException(malformed.toString());
    };
  }
}
