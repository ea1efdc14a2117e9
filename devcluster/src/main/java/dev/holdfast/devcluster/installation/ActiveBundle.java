package dev.holdfast.devcluster.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/**
 * The bundle that the operator has published. Asked again and again while something starts, so over
 * a kept connection: a kubectl for each question would take from what is waited for.
 */
record ActiveBundle(KubernetesClient client) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ResourceDefinitionContext BUNDLES =
      new ResourceDefinitionContext.Builder()
          .withGroup("holdfast.dev")
          .withVersion("v1alpha1")
          .withPlural("policybundles")
          .withKind("PolicyBundle")
          .withNamespaced(false)
          .build();

  /** What is stored at this moment; nothing while there is none, or nobody answers. */
  Optional<Stored> read() {
    try {
      return Optional.ofNullable(
              client.genericKubernetesResources(BUNDLES).withName("active").get())
          .map(bundle -> new Stored(JSON.valueToTree(bundle)));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  /** The object as JSON. */
  record Stored(JsonNode bundle) {
    String revision() {
      return bundle.at("/spec/revision").asText();
    }

    /** The revision that a replica says it enforces; empty when it says none. */
    String reportedBy(String replica) {
      for (JsonNode each : bundle.at("/status/replicas")) {
        if (each.path("pod").asText().equals(replica)) {
          return each.path("revision").asText();
        }
      }
      return "";
    }
  }
}
