package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.installation.HoldfastProcess;
import dev.holdfast.devcluster.installation.Installation;
import dev.holdfast.it.harness.Guarded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a cluster where nothing of Holdfast exists yet it comes up whichever process starts first,
 * although the webhook already guards its own kinds and refuses what it can't judge.
 */
class FirstStartIT {
  enum First {
    OPERATOR,
    WEBHOOK
  }

  @ParameterizedTest
  @EnumSource(First.class)
  void comesUp(First first) {
    // Of this run alone: what an earlier one left in the folder would make it no first start.
    try (DevCluster cluster =
            DevCluster.start(DevClusterOptions.defaults().own().inTarget("first-start-" + first));
        Installation installation =
            Installation.prepare(
                cluster, Guarded.options(Guarded.people(cluster)).withWebhookReplicas(1))) {
      start(installation, first);
      installation.awaitReady();
      Kubectl kubectl = cluster.kubectl();
      // The operator closes it a moment after the last approver is there.
      kubectl.must(
          "wait",
          "policybundle/active",
          "--for=jsonpath={.spec.trustRootClosed}=true",
          "--timeout=60s");
      assertThat(kubectl.must("get", "guardrailpolicies", "-o", "name").lines()).hasSize(9);
      assertThat(kubectl.must("get", "approvers", "-o", "name").lines()).hasSize(3);
    }
  }

  private static void start(Installation installation, First first) {
    switch (first) {
      case OPERATOR -> {
        installation.operator().start();
        installation.operator().awaitReady();
        installation.webhooks().forEach(HoldfastProcess::start);
      }
      case WEBHOOK -> {
        installation.webhooks().forEach(HoldfastProcess::start);
        installation.operator().start();
      }
    }
  }
}
