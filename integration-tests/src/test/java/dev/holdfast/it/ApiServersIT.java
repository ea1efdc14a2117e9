package dev.holdfast.it;

import dev.holdfast.devcluster.ApiServerReplica;
import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A control plane of two API servers; Holdfast is connected to the first. */
class ApiServersIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static DevCluster cluster;
  private static Guarded guarded;
  private static Kubectl second;

  /** Of its own, since its first API server is stopped. */
  @BeforeAll
  static void install() {
    cluster = DevCluster.start(DevClusterOptions.defaults().own().inTarget("api-servers"));
    guarded = Guarded.install(cluster);
    ApiServerReplica replica = cluster.startAnotherApiServer();
    second = cluster.kubectl(replica.through(cluster.serviceAccountKubeconfig("agents", "cursor")));
  }

  @AfterAll
  static void end() {
    guarded.close();
    cluster.close();
  }

  @Test
  void whatIsApprovedAtOnePassesOnceAtTheOther() {
    Twins twins = Twins.create(guarded, "both");
    twins.takeIndependentSnapshot();
    String request = Answer.to(second.run(twins.deletion())).isDenied("HF-VOL-002").request();
    Approvals approvals = new Approvals(guarded);
    approvals.approveByTwo(request);
    Answer.to(second.run(twins.deletion())).isAllowed();
    second.must(
        "wait", "pvc/" + Twins.CLAIM, "-n", twins.staging(), "--for=delete", "--timeout=30s");
    twins.recreateStagingClaim();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void whileTheFirstIsGoneTheOtherIsGuardedAllTheSame() {
    Twins twins = Twins.create(guarded, "one");
    Answer.to(second.run(twins.deletion())).isDenied("HF-VOL-002");
    cluster.apiServer().stop();
    try {
      Answer.to(second.run(twins.deletion())).isDenied("HF-VOL-002");
      twinsAreStillThere(twins);
    } finally {
      cluster.apiServer().start();
    }
    Await.until(
        "both to be guarded again",
        LIMIT,
        () ->
            isDenied(guarded.agent().run(twins.deletion()))
                && isDenied(second.run(twins.deletion())));
    twinsAreStillThere(twins);
  }

  private static void twinsAreStillThere(Twins twins) {
    second.must("get", "pvc", Twins.CLAIM, "-n", twins.production());
    second.must("get", "pvc", Twins.CLAIM, "-n", twins.staging());
  }

  private static boolean isDenied(CommandResult result) {
    return result.output().contains("HF-VOL-002");
  }
}
