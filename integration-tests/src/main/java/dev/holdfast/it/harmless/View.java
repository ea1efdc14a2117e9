package dev.holdfast.it.harmless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.it.api.Api;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pods and claims of one namespace, and the volumes and attachments that belong to them, at one
 * moment.
 */
record View(
    List<JsonNode> pods,
    List<JsonNode> claims,
    List<JsonNode> volumes,
    List<JsonNode> attachments) {
  static View of(Api api, String namespace) {
    List<JsonNode> volumes =
        items(api, "pv", namespace).stream()
            .filter(one -> one.at("/spec/claimRef/namespace").asText().equals(namespace))
            .toList();
    Set<String> names = volumes.stream().map(View::name).collect(Collectors.toSet());
    List<JsonNode> attachments =
        items(api, "volumeattachment", namespace).stream()
            .filter(one -> names.contains(one.at("/spec/source/persistentVolumeName").asText()))
            .toList();
    return new View(
        items(api, "pod", namespace), items(api, "pvc", namespace), volumes, attachments);
  }

  private static List<JsonNode> items(Api api, String kind, String namespace) {
    JsonNode list = api.get(Paths.collection(kind, namespace)).orElseThrow();
    return list.path("items").valueStream().toList();
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  static String phase(JsonNode object) {
    return object.at("/status/phase").asText();
  }

  static boolean deleting(JsonNode object) {
    return object.at("/metadata").has("deletionTimestamp");
  }

  static List<String> finalizers(JsonNode object) {
    return object.at("/metadata/finalizers").valueStream().map(JsonNode::asText).toList();
  }

  boolean bound(String claim) {
    return claims.stream().anyMatch(one -> name(one).equals(claim) && phase(one).equals("Bound"));
  }

  boolean allBound(int count) {
    return claims.stream().filter(one -> phase(one).equals("Bound")).count() == count;
  }

  /** Exactly this many Pods, all running and none going. */
  boolean running(int count) {
    return pods.size() == count
        && pods.stream().allMatch(one -> phase(one).equals("Running") && !deleting(one));
  }

  boolean runs(String pod) {
    return pods.stream()
        .anyMatch(one -> name(one).equals(pod) && phase(one).equals("Running") && !deleting(one));
  }

  boolean attached(int count) {
    return attachments.stream().filter(one -> one.at("/status/attached").asBoolean()).count()
        == count;
  }
}
