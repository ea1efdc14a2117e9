package dev.holdfast.compiler.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.reach.PodKind;
import dev.holdfast.core.verdict.Bundle;
import dev.holdfast.core.verdict.Evidence;
import dev.holdfast.core.verdict.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A whole AdmissionReview with the cluster it meets.
 *
 * @param inventory objects as the API server returns them
 */
record Sample(
    String now, Map<String, AgentIdentitySpec> agents, List<JsonNode> inventory, JsonNode review) {
  static Sample read(Path file) {
    try {
      return Suite.YAML.readValue(file.toFile(), Sample.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  byte[] bytes() {
    return review.toString().getBytes(StandardCharsets.UTF_8);
  }

  Surroundings surroundings(Bundle bundle, Catalogue catalogue) {
    InMemoryInventory known = new InMemoryInventory(catalogue);
    inventory.forEach(object -> known.put(Projection.of(object, kind(object, catalogue))));
    return new Surroundings(
        catalogue,
        known,
        Set.of(),
        Optional.of(bundle),
        agents,
        live(known),
        Instant.parse(now),
        "cluster");
  }

  private static DataKind kind(JsonNode object, Catalogue catalogue) {
    String apiVersion = object.path("apiVersion").asText();
    String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    String name = object.path("kind").asText();
    if (group.isEmpty() && name.equals("Pod")) {
      return PodKind.of(catalogue); // not watched, but read when somebody wants a shell in it
    }
    return catalogue.kinds().stream()
        .filter(kind -> kind.group().equals(group) && kind.kind().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is not in the catalogue"));
  }

  /** What is live is what the cache has. */
  private static Evidence live(Inventory known) {
    return new Evidence() {
      @Override
      public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
        return refs.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    ref ->
                        known
                            .find(ref)
                            .<LiveObject>map(LiveObject.Found::new)
                            .orElseGet(LiveObject.Absent::new)));
      }

      @Override
      public ApprovalEvidence approvals(Set<String> requestNames) {
        return ApprovalEvidence.NONE;
      }
    };
  }
}
