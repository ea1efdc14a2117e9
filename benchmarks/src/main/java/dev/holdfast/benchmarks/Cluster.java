package dev.holdfast.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Projection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Namespaces, claims and volumes as the API server would show them, and reviews about them. */
final class Cluster {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();

  /** Adds a claim labelled as production, its volume and, if it is new, its namespace. */
  void production(String namespace, String name, String handle) {
    claim(namespace, name, handle);
    get("PersistentVolumeClaim/" + namespace + "/" + name)
        .withObject("/metadata/labels")
        .put("environment", "production");
  }

  /** Adds a claim, its volume and, if it is new, its namespace. */
  void claim(String namespace, String name, String handle) {
    objects.computeIfAbsent("Namespace/" + namespace, _ -> namespace(namespace));
    String volume = "pv-" + namespace + "-" + name;
    ObjectNode claim = object("PersistentVolumeClaim", namespace, name);
    claim
        .putObject("spec")
        .put("volumeName", volume)
        .put("storageClassName", "fast")
        .putObject("resources")
        .putObject("requests")
        .put("storage", "10Gi");
    claim.putObject("status").put("phase", "Bound");
    objects.put("PersistentVolumeClaim/" + namespace + "/" + name, claim);
    objects.put("PersistentVolume/" + volume, volume(volume, namespace, name, handle));
  }

  JsonNode deletionOfClaim(String namespace, String name) {
    ObjectNode claim = get("PersistentVolumeClaim/" + namespace + "/" + name);
    ObjectNode review = review("DELETE", "persistentvolumeclaims", claim);
    request(review).putNull("object").set("oldObject", claim);
    return review;
  }

  JsonNode deletionOfNamespace(String name) {
    ObjectNode namespace = get("Namespace/" + name);
    ObjectNode review = review("DELETE", "namespaces", namespace);
    request(review).put("namespace", name).putNull("object").set("oldObject", namespace);
    return review;
  }

  JsonNode annotationOfClaim(String namespace, String name) {
    ObjectNode claim = get("PersistentVolumeClaim/" + namespace + "/" + name);
    ObjectNode changed = claim.deepCopy();
    changed.withObject("/metadata/annotations").put("example.com/note", "new");
    ObjectNode review = review("UPDATE", "persistentvolumeclaims", claim);
    request(review).set("object", changed);
    request(review).set("oldObject", claim);
    return review;
  }

  InMemoryInventory inventory(Catalogue catalogue) {
    var inventory = new InMemoryInventory(catalogue);
    objects
        .values()
        .forEach(object -> inventory.put(Projection.of(object, kind(catalogue, object))));
    return inventory;
  }

  private static DataKind kind(Catalogue catalogue, ObjectNode object) {
    return catalogue.kinds().stream()
        .filter(kind -> kind.group().isEmpty() && kind.kind().equals(object.path("kind").asText()))
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode get(String key) {
    ObjectNode object = objects.get(key);
    if (object == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return object;
  }

  private static ObjectNode namespace(String name) {
    ObjectNode namespace = object("Namespace", "", name);
    namespace.withObject("/metadata/labels").put("kubernetes.io/metadata.name", name);
    namespace.putObject("status").put("phase", "Active");
    return namespace;
  }

  private static ObjectNode volume(String name, String namespace, String claim, String handle) {
    ObjectNode volume = object("PersistentVolume", "", name);
    ObjectNode spec = volume.putObject("spec").put("persistentVolumeReclaimPolicy", "Delete");
    spec.putObject("csi").put("driver", "csi.example").put("volumeHandle", handle);
    spec.putObject("claimRef")
        .put("namespace", namespace)
        .put("name", claim)
        .put("uid", uid("PersistentVolumeClaim", namespace, claim));
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }

  private static ObjectNode object(String kind, String namespace, String name) {
    ObjectNode object = NODES.objectNode().put("apiVersion", "v1").put("kind", kind);
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", uid(kind, namespace, name)).put("resourceVersion", "1");
    return object;
  }

  private static String uid(String kind, String namespace, String name) {
    return kind + "-" + namespace + "-" + name;
  }

  private static ObjectNode request(ObjectNode review) {
    return review.withObject("/request");
  }

  private static ObjectNode review(String operation, String resource, ObjectNode object) {
    ObjectNode review = NODES.objectNode().put("apiVersion", "admission.k8s.io/v1");
    review.put("kind", "AdmissionReview");
    ObjectNode request =
        review.putObject("request").put("uid", "review").put("operation", operation);
    request.putObject("kind").put("group", "").put("version", "v1").set("kind", object.get("kind"));
    request.putObject("resource").put("group", "").put("version", "v1").put("resource", resource);
    JsonNode metadata = object.path("metadata");
    request.set("name", metadata.get("name"));
    if (metadata.has("namespace")) {
      request.set("namespace", metadata.get("namespace"));
    }
    request
        .putObject("userInfo")
        .put("username", "system:serviceaccount:agents:coder")
        .putArray("groups")
        .add("system:serviceaccounts")
        .add("system:authenticated");
    request.put("dryRun", false).putObject("options").put("kind", "DeleteOptions");
    return review;
  }
}
