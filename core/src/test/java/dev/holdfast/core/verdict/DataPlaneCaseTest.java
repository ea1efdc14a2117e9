package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.core.reach.PodKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shells and Pods on their way to a verdict. */
class DataPlaneCaseTest {
  private static final String DENY = "{\"deny\": [{\"code\": \"X-1\", \"message\": \"never\"}]}";
  private static final String PRODUCTION =
      TestingCluster.STAGING.replace("uid: n-1}", "uid: n-1, labels: {environment: production}}");
  private static final String POD =
      "{kind: Pod, metadata: {name: pg-0, namespace: orders-staging}, spec: {volumes:"
          + " [{name: d, persistentVolumeClaim: {claimName: data}}]}}";

  @Test
  void aShellInAPodOnProductionIsJudgedByWhatThePodMounts() {
    TestingCluster cluster = cluster(PRODUCTION, TestingCluster.CLAIM, TestingCluster.VOLUME);
    Decision decision = cluster.with(evidence(cluster, POD)).decide(exec());
    assertThat(decision.verdict()).isInstanceOf(Verdict.Deny.class);
    assertThat(decision.effects())
        .extracting(Effect::effect)
        .containsExactly(EffectClass.DataPlane);
    assertThat(decision.impact().items())
        .extracting(ImpactItem::fate)
        .containsExactly(Fate.Reached, Fate.Reached);
  }

  @Test
  void aShellInAHarmlessPodPasses() {
    TestingCluster cluster =
        cluster(TestingCluster.STAGING, TestingCluster.CLAIM, TestingCluster.VOLUME);
    assertThat(cluster.with(evidence(cluster, POD)).decide(exec()).verdict())
        .isEqualTo(new Verdict.Allow(List.of()));
  }

  @Test
  void aPodThatCannotBeReadIsAFault() {
    Decision decision = cluster(PRODUCTION).with(TestingEvidence.unreadable()).decide(exec());
    assertThat(decision.verdict())
        .isInstanceOfSatisfying(
            Verdict.Fault.class, fault -> assertThat(fault.reason()).isEqualTo("CannotVerify"));
  }

  @Test
  void aPodThatIsNotThereIsTheApiServersToRefuse() {
    assertThat(cluster(PRODUCTION).decide(exec()).verdict())
        .isEqualTo(new Verdict.Allow(List.of()));
  }

  @Test
  void aClaimThatTheCacheDoesNotKnowYetIsReadLive() {
    TestingCluster cached = cluster(PRODUCTION);
    TestingEvidence server =
        TestingEvidence.of(
            TestingInventory.of(PRODUCTION, TestingCluster.CLAIM, TestingCluster.VOLUME));
    Decision decision = cached.with(server).decide(TestingReviews.create("pods", POD));
    assertThat(decision.verdict()).isInstanceOf(Verdict.Deny.class);
    assertThat(server.reads())
        .extracting(ObjectRef::toString)
        .containsExactly("namespaces orders-staging", "persistentvolumeclaims orders-staging/data");
  }

  @Test
  void whatAControllerMakesIsNotHinderedByAnything() {
    String owned =
        POD.replace(
            "metadata: {",
            "metadata: {ownerReferences: [{controller: true, kind: StatefulSet, apiVersion: apps/v1,"
                + " name: pg}], ");
    TestingReviews review =
        TestingReviews.create("pods", owned)
            .by("system:serviceaccount:kube-system:statefulset-controller");
    TestingCluster cluster = cluster(PRODUCTION, TestingCluster.CLAIM, TestingCluster.VOLUME);
    assertThat(cluster.withStale("persistentvolumes").decide(review).verdict())
        .isEqualTo(new Verdict.Allow(List.of()));
    assertThat(cluster.withoutBundle().with(TestingEvidence.unreadable()).decide(review).verdict())
        .isEqualTo(new Verdict.Allow(List.of()));
  }

  @Test
  void storageInlineIsRefusedWhileVolumesAreUnknown() {
    TestingReviews review =
        TestingReviews.create(
            "pods",
            POD.replace("persistentVolumeClaim: {claimName: data}", "hostPath: {path: /d}"));
    TestingCluster cluster = cluster(PRODUCTION);
    assertThat(cluster.withStale("persistentvolumes").decide(review).verdict())
        .isInstanceOf(Verdict.Fault.class);
    assertThat(cluster.decide(review).verdict()).isEqualTo(new Verdict.Allow(List.of()));
  }

  private static TestingCluster cluster(String... objects) {
    return TestingCluster.of(new TestingPolicies().onProduction("p", DENY), objects);
  }

  private static TestingEvidence evidence(TestingCluster cluster, String pod) {
    InventoryObject running =
        Projection.of(TestingReviews.yaml(pod), PodKind.of(Catalogue.builtIn()));
    List<InventoryObject> all = new ArrayList<>(((TestingInventory) cluster.cached()).objects());
    all.add(running);
    return TestingEvidence.of(new TestingInventory(all));
  }

  private static TestingReviews exec() {
    JsonNode options = TestingReviews.yaml("{kind: PodExecOptions, command: [sh]}");
    return TestingReviews.of(Operation.CONNECT, "pods", null, options)
        .subresource("exec")
        .with("namespace", TextNode.valueOf("orders-staging"))
        .with("name", TextNode.valueOf("pg-0"));
  }
}
