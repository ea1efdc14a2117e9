package dev.holdfast.it;

import dev.holdfast.devcluster.installation.HoldfastProcess;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/** Whatever is restarted, and in whatever order, comes up again and guards, without a deadlock. */
@HoldfastTest
class RestartIT {
  @Test
  void aReplicaWithTheOperatorDownEnforcesTheStoredBundle(Guarded guarded, Twins twins) {
    guarded.installation().operator().kill();
    guarded.webhook().kill();
    guarded.webhook().start();
    guarded.webhook().awaitReady();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", "HF-BAK-002");
  }

  @Test
  void operatorFirst(Guarded guarded, Twins twins) {
    stopAll(guarded);
    guarded.installation().operator().start();
    guarded.installation().operator().awaitReady();
    guarded.installation().webhooks().forEach(HoldfastProcess::start);
    guards(guarded, twins);
  }

  @Test
  void webhookFirst(Guarded guarded, Twins twins) {
    stopAll(guarded);
    guarded.installation().webhooks().forEach(HoldfastProcess::start);
    guarded.installation().webhooks().forEach(HoldfastProcess::awaitReady);
    guarded.installation().operator().start();
    guards(guarded, twins);
  }

  @Test
  void allAtOnceAfterAPowerCut(Guarded guarded, Twins twins) {
    guarded.installation().operator().kill();
    guarded.installation().webhooks().forEach(HoldfastProcess::kill);
    leaveTheLeaseToAnotherPod(guarded);
    guarded.installation().webhooks().forEach(HoldfastProcess::start);
    guarded.installation().operator().start();
    guards(guarded, twins);
  }

  /** On another node the operator's Pod has another name, and has to wait for the lease's end. */
  private static void leaveTheLeaseToAnotherPod(Guarded guarded) {
    String holder = "{\"spec\": {\"holderIdentity\": \"operator-of-a-lost-node\"}}";
    guarded
        .admin()
        .must("patch", "lease/holdfast-operator", "-n", "holdfast", "--type=merge", "-p", holder);
  }

  private static void stopAll(Guarded guarded) {
    guarded.installation().operator().stop();
    guarded.installation().webhooks().forEach(HoldfastProcess::stop);
  }

  private static void guards(Guarded guarded, Twins twins) {
    guarded.installation().awaitReady();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
    twins.addClaim("scratch");
    Answer.to(guarded.agent().run("delete", "pvc", "scratch", "-n", twins.staging())).isUnnoticed();
  }
}
