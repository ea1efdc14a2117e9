package dev.holdfast.webhook.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.catalogue.BroughtKind;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.coverage.KindCoverage;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the API server what this replica's own account may read, and what it is asked about. A kind
 * whose deletion isn't reviewed must stay out, since what the garbage collector does after a
 * deletion of a watched kind passes as judged.
 */
record ClusterKindCheck(KubernetesClient client, String configuration) implements KindCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer of(BroughtKind.Accepted kind) {
    // The built-in part of an extended kind is watched anyway, and an extension only adds.
    if (kind.extending()) {
      return new Answer.Usable();
    }
    try {
      List<String> missing = new ArrayList<>();
      for (String verb : KindCoverage.VERBS) {
        if (!allowed(verb, kind.kind())) {
          missing.add(verb);
        }
      }
      KindCoverage coverage = KindCoverage.of(kind, configurations(), missing);
      return coverage.usable() ? new Answer.Usable() : new Answer.Hindered(coverage.message());
    } catch (KubernetesClientException e) {
      return new Answer.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private boolean allowed(String verb, DataKind kind) {
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withGroup(kind.group())
            .withResource(kind.resource())
            .withVerb(verb)
            .endResourceAttributes()
            .endSpec()
            .build();
    SelfSubjectAccessReview answer =
        client.authorization().v1().selfSubjectAccessReview().create(review);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  private List<JsonNode> configurations() {
    ValidatingWebhookConfiguration found =
        client
            .admissionRegistration()
            .v1()
            .validatingWebhookConfigurations()
            .withName(configuration)
            .get();
    return found == null ? List.of() : List.of(JSON.valueToTree(found));
  }
}
