package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * A namespace is judged at once for all that it holds: a refused delete leaves nothing half done,
 * an approved one is finished by the real controllers.
 */
@HoldfastTest
class NamespaceIT {
  @Test
  void withGuardedContentStaysWhole(Guarded guarded, Twins twins) {
    Answer.to(guarded.agent().run("delete", "namespace", twins.staging(), "--wait=false"))
        .isDenied("HF-NS-001");
    assertThat(
            guarded
                .admin()
                .must("get", "namespace", twins.staging(), "-o", "jsonpath={.status.phase}"))
        .isEqualTo("Active");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.staging())).isTrue();
  }

  @Test
  void goesWhollyOnceItsDeletionIsApproved(Guarded guarded, Twins twins) {
    guarded.snapshots().take(Snapshot.dyingWithItsClaim(twins.staging(), "nightly", Twins.CLAIM));
    twins.takeIndependentSnapshot();
    String[] deletion = {"delete", "namespace", twins.staging(), "--wait=false"};
    CommandResult denial = guarded.agent().run(deletion);
    new Approvals(guarded).approveByTwo(Answer.to(denial).isDenied("HF-NS-001").request());
    Answer.to(guarded.agent().run(deletion)).isAllowed();
    guarded.admin().must("wait", "namespace/" + twins.staging(), "--for=delete", "--timeout=90s");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.production())).isTrue();
  }

  @Test
  void withHarmlessClaimsGoesWithoutAWordBesideProduction(Guarded guarded, Twins twins) {
    String namespace = twins.name() + "-ci";
    guarded.agent().must("create", "namespace", namespace);
    twins.addClaim(namespace, "cache", "vol-" + namespace);
    Answer.to(guarded.agent().run("delete", "namespace", namespace, "--timeout=90s")).isUnnoticed();
    assertThat(twins.exists("namespace/" + namespace, "default")).isFalse();
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.production())).isTrue();
  }
}
