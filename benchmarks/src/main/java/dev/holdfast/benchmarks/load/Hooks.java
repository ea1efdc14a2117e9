package dev.holdfast.benchmarks.load;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Puts one webhook configuration in place of another and waits until the API server goes by it.
 *
 * @param installation whose configuration it is
 */
record Hooks(
    DevCluster cluster, Installation installation, NullWebhook nothing, Requests requests) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String KIND = "validatingwebhookconfiguration";

  void use(Hook hook) {
    cluster.kubectl().must("delete", KIND, "holdfast", "null", "--ignore-not-found");
    switch (hook) {
      case NONE -> {}
      case NOTHING -> cluster.kubectl().apply(configuration()).orThrow();
      case HOLDFAST -> installation.upgrade();
    }
    Await.until("the API server to ask " + hook.title(), LIMIT, () -> isAsked(hook));
  }

  private boolean isAsked(Hook hook) {
    try {
      long before = nothing.count();
      boolean right = Operation.DENIED.isRight(hook, requests.send(Operation.DENIED).statusCode());
      return right && (nothing.count() > before) == (hook == Hook.NOTHING);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String configuration() {
    return """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: "null"}
        webhooks:
        - name: nothing.holdfast.dev
          clientConfig: {url: "%s", caBundle: %s}
          rules:
          - operations: [UPDATE, DELETE]
            apiGroups: [""]
            apiVersions: ["*"]
            resources: [persistentvolumeclaims]
          failurePolicy: Fail
          sideEffects: None
          admissionReviewVersions: [v1]
        """
        .formatted(
            nothing.url(),
            Base64.getEncoder()
                .encodeToString(nothing.certificate().getBytes(StandardCharsets.UTF_8)));
  }
}
