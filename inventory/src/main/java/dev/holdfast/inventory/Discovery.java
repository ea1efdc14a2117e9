package dev.holdfast.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads aggregated discovery, one document for all groups (Kubernetes 1.30 and later). */
final class Discovery {
  static final String ACCEPT =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private Discovery() {}

  /** Whether the server understood what was asked for; older ones answer something else. */
  static boolean isAggregated(JsonNode answer) {
    return answer.path("kind").asText().equals("APIGroupDiscoveryList");
  }

  /** Every kind of the groups; of each group's versions the first one counts, as preferred. */
  static List<ServedKind> kinds(JsonNode answer) {
    Map<String, ServedKind> kinds = new LinkedHashMap<>();
    for (JsonNode group : answer.path("items")) {
      String name = group.at("/metadata/name").asText("");
      for (JsonNode version : group.path("versions")) {
        for (JsonNode resource : version.path("resources")) {
          ServedKind kind = kind(name, version.path("version").asText(), resource);
          kinds.merge(kind.qualifiedResource(), kind, Discovery::withVersionsOf);
        }
      }
    }
    return List.copyOf(kinds.values());
  }

  private static ServedKind kind(String group, String version, JsonNode resource) {
    List<String> shortNames = new ArrayList<>();
    resource.path("shortNames").forEach(shortName -> shortNames.add(shortName.asText()));
    return new ServedKind(
        group,
        version,
        List.of(version),
        resource.path("resource").asText(),
        resource.path("singularResource").asText(),
        resource.at("/responseKind/kind").asText(),
        shortNames,
        resource.path("scope").asText().equals("Namespaced"));
  }

  private static ServedKind withVersionsOf(ServedKind first, ServedKind later) {
    List<String> versions = new ArrayList<>(first.versions());
    versions.addAll(later.versions());
    return new ServedKind(
        first.group(),
        first.version(),
        versions,
        first.resource(),
        first.singular(),
        first.kind(),
        first.shortNames(),
        first.namespaced());
  }
}
