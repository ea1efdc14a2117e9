package dev.holdfast.webhook.trail;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestSpec;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** ChangeRequests of the cluster. Create-only: the first replica to make one wins. */
public final class ClusterRequests implements RequestStore {
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final KubernetesClient client;

  public ClusterRequests(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Stored create(PendingRequest request) {
    ChangeRequest object = new ChangeRequest();
    object.setMetadata(new ObjectMetaBuilder().withName(request.name()).build());
    object.setSpec(new ChangeRequestSpec(request.statement()));
    try {
      client.resource(object).create();
      return new Stored.Created();
    } catch (KubernetesClientException e) {
      return e.getCode() == CONFLICT
          ? new Stored.Existed()
          : new Stored.Failed(String.valueOf(e.getMessage()), again(e.getCode()));
    }
  }

  /** What the API server finds wrong with the object itself stays wrong. */
  private static boolean again(int code) {
    return code < 400 || code >= 500 || code == TOO_MANY || code == 403 || code == 404;
  }
}
