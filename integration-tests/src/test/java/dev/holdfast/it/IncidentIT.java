package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * An agent can't delete a staging claim that is production's storage, until there is an independent
 * restore point and two humans have signed exactly that deletion.
 */
@HoldfastTest
class IncidentIT {
  @Test
  void bothReasonsAreTold(Guarded guarded, Twins twins) {
    guarded.snapshots().take(Snapshot.dyingWithItsClaim(twins.staging(), "nightly", Twins.CLAIM));
    Answer.to(guarded.agent().run(twins.deletion()))
        .isDenied("HF-VOL-002", twins.production() + "/" + Twins.CLAIM, "HF-BAK-002");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
  }

  @Test
  void twoSignaturesLetItThroughOnce(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request =
        Answer.to(guarded.agent().run(twins.deletion()))
            .isDenied("HF-VOL-002")
            .isSilentAbout("HF-BAK-002")
            .request();
    Approvals approvals = new Approvals(guarded);
    approvals.approve(request, guarded.dana()).orThrow();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", request);
    approvals.approve(request, guarded.erin()).orThrow();
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
    guarded.admin().must("wait", "pvc/" + Twins.CLAIM, "-n", twins.staging(), "--for=delete");
    twins.recreateStagingClaim();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void humansAndAdministratorsAreHeldToo(Guarded guarded, Twins twins) {
    Answer.to(guarded.human().run(twins.deletion())).isDenied("HF-VOL-002");
    Answer.to(guarded.unknown().run(twins.deletion())).isDenied("HF-VOL-002");
    Answer.to(guarded.admin().run(twins.deletion())).isDenied("HF-VOL-002");
  }
}
