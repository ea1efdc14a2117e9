package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Storage;
import dev.holdfast.devcluster.scene.Storage.Claim;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/**
 * An approval lets through exactly the change that was signed, by whom it was asked for, in its
 * time, once; everything else is refused and told what differs.
 */
@HoldfastTest
class ApprovalBindingIT {
  @Test
  void notAnotherUidOfTheSameName(Guarded guarded, Twins twins) {
    String request = approved(guarded, twins);
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
    guarded.admin().must("wait", "pvc/" + Twins.CLAIM, "-n", twins.staging(), "--for=delete");
    twins.recreateStagingClaim();
    String uid = twins.uidOf("pvc/" + Twins.CLAIM, twins.staging());
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", uid);
    assertThat(request).isNotEmpty();
  }

  @Test
  void notAnotherClaimOnTheSameStorage(Guarded guarded, Twins twins) {
    approved(guarded, twins);
    Answer.to(
            guarded
                .agent()
                .run("delete", "pvc", Twins.CLAIM, "-n", twins.production(), "--wait=false"))
        .isDenied("HF-VOL-001");
    assertThat(twins.exists("pvc/" + Twins.CLAIM, twins.production())).isTrue();
  }

  @Test
  void notAnotherUser(Guarded guarded, Twins twins) {
    approved(guarded, twins);
    Answer.to(guarded.unknown().run(twins.deletion())).isDenied("HF-VOL-002");
    Answer.to(guarded.human().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void notWithAnotherPropagationPolicy(Guarded guarded, Twins twins) {
    approved(guarded, twins);
    Answer.to(
            guarded
                .agent()
                .run(
                    "delete",
                    "pvc",
                    Twins.CLAIM,
                    "-n",
                    twins.staging(),
                    "--cascade=orphan",
                    "--wait=false"))
        .isDenied("HF-VOL-002");
  }

  @Test
  void notAfterASiblingAppearedInProduction(Guarded guarded, Twins twins) {
    approved(guarded, twins);
    twins.addClaim(twins.production(), "replica", twins.handle());
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", "impact");
  }

  @Test
  void notAfterASiblingBecameProduction(Guarded guarded, Twins twins) {
    String namespace = twins.name() + "-later";
    guarded.admin().must("create", "namespace", namespace);
    guarded
        .admin()
        .apply(
            Storage.pair(
                "pv-" + namespace, twins.handle(), "Retain", Claim.of(namespace, "replica")))
        .orThrow();
    twins.awaitBound(namespace, "replica");
    approved(guarded, twins);
    guarded.admin().must("label", "namespace", namespace, "environment=production");
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", "impact");
  }

  @Test
  void notOnceItsTimeIsOver(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    Approvals approvals = new Approvals(guarded);
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);
    String statement = until(approvals.statement(request), end);
    approvals.submit(request + "-dana", statement, guarded.dana()).orThrow();
    approvals.submit(request + "-erin", statement, guarded.erin()).orThrow();
    Await.until(
        "the approvals to expire", Duration.ofSeconds(30), () -> Instant.now().isAfter(end));
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", "expired");
  }

  @Test
  void notWithOneHumanTwice(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    Approvals approvals = new Approvals(guarded);
    String statement = approvals.statement(request);
    approvals.submit(request + "-one", statement, guarded.dana()).orThrow();
    approvals.submit(request + "-two", statement, guarded.dana()).orThrow();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void notByAGroupThatWasNotAsked(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    Approvals approvals = new Approvals(guarded);
    approvals.approve(request, guarded.dana()).orThrow();
    approvals.approve(request, guarded.theo());
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void notAfterARejection(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    Approvals approvals = new Approvals(guarded);
    approvals.approveByTwo(request);
    guarded
        .dana()
        .kubectl(guarded.cluster())
        .create(
            Approval.rejection(
                request + "-no", approvals.statement(request), "restore the dump instead"))
        .orThrow();
    Await.until(
        "the rejection to count",
        Duration.ofSeconds(30),
        () -> !guarded.agent().run(dryDeletion(twins)).succeeded());
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("restore the dump instead");
  }

  @Test
  void notByTheAgentItself(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    String statement = new Approvals(guarded).statement(request);
    Approval stolen = Approval.signed(request + "-own", statement, guarded.dana());
    Answer.to(guarded.agent().create(stolen.manifest())).isDenied();
  }

  /** Two signatures for the agent's delete of the staging claim; returns the request's name. */
  private static String approved(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    new Approvals(guarded).approveByTwo(request);
    Answer.to(guarded.agent().run(dryDeletion(twins))).isAllowed();
    return request;
  }

  private static String[] dryDeletion(Twins twins) {
    return new String[] {"delete", "pvc", Twins.CLAIM, "-n", twins.staging(), "--dry-run=server"};
  }

  private static String until(String statement, Instant end) {
    return statement.replaceFirst("\"notAfter\":\"[^\"]*\"", "\"notAfter\":\"" + end + "\"");
  }
}
