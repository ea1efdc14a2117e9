package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The AdmissionReview that an API server would send if somebody deleted an object. */
public final class DeletionReview {
  private DeletionReview() {}

  /**
   * The review's bytes. It is a dry-run, so nothing ever comes of its decision.
   *
   * @param object as the API server shows it
   * @param kind of the object
   */
  public static byte[] of(
      JsonNode object, ResourceKind kind, PropagationPolicy propagation, Requester requester) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = review.putObject("request");
    request.put("uid", "what-if").put("operation", "DELETE").put("dryRun", true);
    request
        .putObject("kind")
        .put("group", kind.group())
        .put("version", kind.version())
        .put("kind", kind.kind());
    request
        .putObject("resource")
        .put("group", kind.group())
        .put("version", kind.version())
        .put("resource", kind.resource());
    request.put("name", object.at("/metadata/name").asText());
    request.put("namespace", object.at("/metadata/namespace").asText(""));
    ObjectNode user = request.putObject("userInfo");
    user.put("username", requester.username());
    requester.groups().forEach(user.putArray("groups")::add);
    request.putNull("object");
    request.set("oldObject", object);
    request.putObject("options").put("propagationPolicy", propagation.name());
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }
}
