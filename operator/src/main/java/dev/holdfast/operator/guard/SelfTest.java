package dev.holdfast.operator.guard;

import dev.holdfast.core.verdict.Canary;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;

/**
 * Tries, in a dry run, to delete a claim that the webhook refuses under any settings: as long as it
 * does, the API server asks it, reaches it and trusts it.
 */
public final class SelfTest {
  /** Name of the claim. */
  static final String CANARY = "holdfast-canary";

  private final KubernetesClient client;
  private final String namespace;

  public SelfTest(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Tries once; makes the claim when there is none. */
  public SelfTestResult run() {
    try {
      Resource<PersistentVolumeClaim> claim =
          client.persistentVolumeClaims().inNamespace(namespace).withName(CANARY);
      if (claim.get() == null) {
        client.resource(canary()).create();
      }
      claim.dryRun(true).delete();
      return new SelfTestResult.Failed(
          "a deletion of claim "
              + CANARY
              + " would pass: the API server doesn't ask the webhook, or lets everything pass while"
              + " none answers");
    } catch (KubernetesClientException e) {
      return result(e.getCode(), String.valueOf(e.getMessage()));
    }
  }

  static SelfTestResult result(int code, String message) {
    if (code == HttpURLConnection.HTTP_FORBIDDEN && message.contains(Canary.CODE)) {
      return new SelfTestResult.Passed();
    }
    return new SelfTestResult.Failed(
        "a deletion of claim "
            + CANARY
            + " was to be refused with "
            + Canary.CODE
            + ": "
            + message);
  }

  /** It asks for a volume that nobody makes, so it stays as it is, and costs nothing. */
  private PersistentVolumeClaim canary() {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(CANARY)
        .addToLabels(Canary.LABEL, "true")
        .addToLabels("app.kubernetes.io/managed-by", "holdfast-operator")
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName("")
        .withVolumeName(CANARY)
        .withNewResources()
        .addToRequests("storage", new Quantity("1Mi"))
        .endResources()
        .endSpec()
        .build();
  }
}
