package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Twins;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Where all controllers share one account they finish what was approved, and launder nothing: the
 * account alone opens no door.
 */
class SharedCredentialsIT {
  @Test
  void controllersFinishWhatWasApprovedAndNothingElse() {
    DevClusterOptions options = DevClusterOptions.defaults().own().withSharedCredentials();
    try (DevCluster cluster = DevCluster.start(options.inTarget("shared-credentials"));
        Guarded guarded = Guarded.install(lettingTheManagerWork(cluster))) {
      Twins twins = Twins.create(guarded, "shared");
      Answer.to(guarded.admin().run(asManager(twins.deletion()))).isDenied("HF-VOL-002");
      twins.takeIndependentSnapshot();
      CommandResult denial = guarded.agent().run(deletion(twins.staging()));
      new Approvals(guarded).approveByTwo(Answer.to(denial).isDenied("HF-NS-001").request());
      Answer.to(guarded.agent().run(deletion(twins.staging()))).isAllowed();
      guarded.admin().must("wait", "namespace/" + twins.staging(), "--for=delete", "--timeout=90s");
      assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.production())).isTrue();
    }
  }

  /** The account has none of its controllers' rights by itself. */
  private static DevCluster lettingTheManagerWork(DevCluster cluster) {
    cluster.bind("system:kube-controller-manager", "cluster-admin");
    return cluster;
  }

  private static String[] deletion(String namespace) {
    return new String[] {"delete", "namespace", namespace, "--wait=false"};
  }

  private static String[] asManager(String[] arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--as=system:kube-controller-manager";
    return all;
  }
}
