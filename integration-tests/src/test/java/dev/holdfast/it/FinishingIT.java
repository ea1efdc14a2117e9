package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.scene.Snapshots.Snapshot;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What an approved delete begins, the real controllers finish: the snapshot that the claim owned is
 * collected, the volume is released and its provisioner may remove it, nobody is asked again.
 */
@HoldfastTest
class FinishingIT {
  @Test
  void theControllersFinishTheJob(Guarded guarded, Twins twins) {
    guarded.snapshots().take(Snapshot.dyingWithItsClaim(twins.staging(), "nightly", Twins.CLAIM));
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    new Approvals(guarded).approveByTwo(request);
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
    guarded.admin().must("wait", "pvc/" + Twins.CLAIM, "-n", twins.staging(), "--for=delete");
    guarded.admin().must("wait", "volumesnapshot/nightly", "-n", twins.staging(), "--for=delete");
    guarded
        .admin()
        .must(
            "wait",
            "pv/" + twins.stagingVolume(),
            "--for=jsonpath={.status.phase}=Released",
            "--timeout=60s");
    Answer.to(provisioner(guarded, twins)).isUnnoticed();
    guarded.admin().must("wait", "pv/" + twins.stagingVolume(), "--for=delete");
    assertThat(denialsOfControllers(guarded, twins)).isZero();
    Await.until(
        "the request to be marked executed",
        Duration.ofSeconds(60),
        () ->
            guarded
                .admin()
                .must("get", "chr", request, "-o", "jsonpath={.status.phase}")
                .equals("Executed"));
  }

  /** What the driver's external provisioner does once a volume with policy Delete is released. */
  private static CommandResult provisioner(Guarded guarded, Twins twins) {
    String account = "provisioner-" + twins.name();
    guarded.admin().must("create", "serviceaccount", account, "-n", "kube-system");
    guarded
        .admin()
        .must(
            "create",
            "clusterrolebinding",
            account,
            "--clusterrole=system:controller:persistent-volume-binder",
            "--serviceaccount=kube-system:" + account);
    return guarded
        .cluster()
        .kubectl(guarded.cluster().serviceAccountKubeconfig("kube-system", account))
        .run("delete", "pv", twins.stagingVolume(), "--wait=false");
  }

  private static long denialsOfControllers(Guarded guarded, Twins twins) {
    return guarded.webhook().lines().stream()
        .filter(line -> line.contains(twins.name() + "-") || line.contains(twins.stagingVolume()))
        .filter(line -> line.contains("system:serviceaccount:kube-system"))
        .filter(line -> line.contains("\"Deny\"") || line.contains("\"Fault\""))
        .count();
  }
}
