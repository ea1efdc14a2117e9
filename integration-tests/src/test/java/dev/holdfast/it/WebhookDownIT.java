package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * While the webhook is down only destruction waits: the API server itself refuses guarded deletes,
 * everything else goes on, and when it is back nothing else needs a restart.
 */
@HoldfastTest
class WebhookDownIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void onlyDestructionWaits(Guarded guarded, Twins twins) {
    guarded.webhook().kill();
    assertThat(guarded.agent().run(twins.deletion()).output()).contains("failed calling webhook");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
    everydayWorkGoesOn(guarded, twins);
    guarded.webhook().start();
    guarded.webhook().awaitReady();
    Await.until(
        "the API server to reach the webhook again",
        LIMIT,
        () -> guarded.agent().run(twins.deletion()).output().contains("HF-VOL-002"));
  }

  private static void everydayWorkGoesOn(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    Answer.to(guarded.agent().run("create", "configmap", "settings", "-n", namespace))
        .isUnnoticed();
    Answer.to(guarded.agent().run("delete", "configmap", "settings", "-n", namespace))
        .isUnnoticed();
    Answer.to(guarded.agent().create(pod(namespace))).isUnnoticed();
    Answer.to(guarded.agent().run("delete", "pod", "worker", "-n", namespace, "--now")).isAllowed();
    twins.addClaim("bound-while-down");
  }

  private static String pod(String namespace) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: worker, namespace: %s}
        spec: {automountServiceAccountToken: false, containers: [{name: c, image: registry.example/c}]}
        """
        .formatted(namespace);
  }
}
