package dev.holdfast.operator.kind;

import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.coverage.KindCoverage;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks what the webhook's account may do.
 *
 * @param namespace that Holdfast lives in
 */
record WebhookRights(KubernetesClient client, String namespace) {
  /** What it may not do of get, list and watch. */
  List<String> missing(DataKind kind) {
    List<String> missing = new ArrayList<>();
    for (String verb : KindCoverage.VERBS) {
      if (!allowed(verb, kind)) {
        missing.add(verb);
      }
    }
    return missing;
  }

  private boolean allowed(String verb, DataKind kind) {
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:" + namespace + ":holdfast-webhook")
            .withGroups(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated")
            .withNewResourceAttributes()
            .withGroup(kind.group())
            .withResource(kind.resource())
            .withVerb(verb)
            .endResourceAttributes()
            .endSpec()
            .build();
    SubjectAccessReview answer = client.authorization().v1().subjectAccessReview().create(review);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }
}
