package dev.holdfast.webhook.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An invented cluster and some changes to it.
 *
 * @param reviews of the changes, as an API server would send them
 */
record RehearsalScript(List<InventoryObject> objects, List<byte[]> reviews) {
  private static final String RESOURCE = "rehearsal.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  RehearsalScript {
    objects = List.copyOf(objects);
    reviews = List.copyOf(reviews);
  }

  static RehearsalScript read(Catalogue catalogue) {
    try (InputStream stream = RehearsalScript.class.getResourceAsStream(RESOURCE)) {
      JsonNode script = JSON.readTree(Objects.requireNonNull(stream, RESOURCE + " is missing"));
      Map<String, JsonNode> byUid = new HashMap<>();
      List<InventoryObject> objects = new ArrayList<>();
      for (JsonNode object : script.get("objects")) {
        byUid.put(object.at("/metadata/uid").asText(), object);
        objects.add(Projection.of(object, kindOf(object, catalogue)));
      }
      List<byte[]> reviews = new ArrayList<>();
      for (JsonNode change : script.get("changes")) {
        JsonNode object = Objects.requireNonNull(byUid.get(change.get("uid").asText()));
        reviews.add(review(change, object).toString().getBytes(StandardCharsets.UTF_8));
      }
      return new RehearsalScript(objects, reviews);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " can't be read", e);
    }
  }

  private static DataKind kindOf(JsonNode object, Catalogue catalogue) {
    return catalogue.kinds().stream()
        .filter(kind -> kind.kind().equals(object.get("kind").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode review(JsonNode change, JsonNode object) {
    ObjectNode review = JSON.createObjectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = review.putObject("request");
    request.put("uid", "rehearsal");
    request.putObject("kind").put("group", "").put("version", "v1").set("kind", object.get("kind"));
    ObjectNode resource = request.putObject("resource").put("group", "").put("version", "v1");
    resource.set("resource", change.get("resource"));
    request.set("name", object.at("/metadata/name"));
    if (object.at("/metadata").has("namespace")) {
      request.set("namespace", object.at("/metadata/namespace"));
    }
    request.set("operation", change.get("operation"));
    request.putObject("userInfo").put("username", "rehearsal").putArray("groups");
    request.set("oldObject", object);
    request.set("object", changed(change, object));
    request.put("dryRun", true);
    request.putObject("options");
    return review;
  }

  private static JsonNode changed(JsonNode change, JsonNode object) {
    if (!change.has("set")) {
      return JSON.nullNode();
    }
    JsonNode copy = object.deepCopy();
    change
        .get("set")
        .forEachEntry(
            (pointer, value) -> {
              int last = pointer.lastIndexOf('/');
              ObjectNode parent = (ObjectNode) copy.at(pointer.substring(0, last));
              parent.set(pointer.substring(last + 1), value);
            });
    return copy;
  }
}
