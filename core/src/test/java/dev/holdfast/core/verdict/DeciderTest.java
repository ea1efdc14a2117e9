package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.PolicyMatch;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.TestingKinds;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every outcome of decision.md §8, and how it comes about. */
class DeciderTest {
  private static final String DENY = "{\"deny\": [{\"code\": \"X-1\", \"message\": \"never\"}]}";
  private static final String REQUIRE =
      "{\"require_approval\": [{\"code\": \"X-2\", \"message\": \"production data is at stake\","
          + " \"group\": \"dba\", \"count\": 2}]}";
  private static final TestingReviews DELETE =
      TestingReviews.delete("persistentvolumeclaims", TestingCluster.CLAIM);
  private static final TestingReviews LABEL =
      TestingReviews.update(
          "persistentvolumeclaims",
          TestingCluster.CLAIM,
          TestingCluster.CLAIM.replace("uid: c-1}", "uid: c-1, labels: {team: a}}"));

  @Test
  void aChangeWithoutEffectsPassesWithoutALiveRead() {
    TestingCluster cluster = cluster(new TestingPolicies().says("p", "Enforce", DENY));
    Decision decision = cluster.decide(LABEL);
    assertThat(decision.verdict()).isEqualTo(new Verdict.Allow(List.of()));
    assertThat(decision.impact()).isNull();
    assertThat(decision.policies()).isEmpty();
    assertThat(cluster.evidence().reads()).isEmpty();
  }

  @Test
  void aPolicyOnPlainOperationsMayObject() throws Exception {
    TestingPolicies policies =
        new TestingPolicies()
            .add("plain", "Enforce", operations("UPDATE"), input -> TestingPolicies.value(DENY));
    assertThat(codes(cluster(policies).decide(LABEL))).containsExactly("X-1");
  }

  @Test
  void policiesSeeTheLabelsOfTheNamespaceOrOfItself() {
    String labelled = TestingCluster.STAGING.replace("uid: n-1", "uid: n-1, labels: {team: a}");
    TestingPolicies policies =
        new TestingPolicies()
            .add(
                "p",
                "Enforce",
                null,
                input ->
                    TestingPolicies.value(
                        input.at("/namespaceLabels/team").asText().equals("a") ? DENY : "{}"));
    TestingCluster cluster = TestingCluster.of(policies, labelled, TestingCluster.CLAIM);
    assertThat(codes(cluster.decide(DELETE))).containsExactly("X-1");
    assertThat(codes(cluster.decide(TestingReviews.delete("namespaces", labelled))))
        .containsExactly("X-1");
    String elsewhere = TestingCluster.CLAIM.replace("orders-staging", "orders-production");
    TestingCluster other =
        TestingCluster.of(policies, labelled, TestingCluster.PRODUCTION, elsewhere);
    assertThat(other.decide(TestingReviews.delete("persistentvolumeclaims", elsewhere)).verdict())
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void aVolumeBornReleasedOnSomebodyElsesStorageIsADestruction() {
    String born = TestingCluster.VOLUME.replace("name: pv-1, uid: v-1", "name: pv-9, uid: v-9");
    TestingPolicies policies = new TestingPolicies().says("p", "Enforce", DENY);
    assertThat(codes(cluster(policies).decide(TestingReviews.create("persistentvolumes", born))))
        .containsExactly("X-1");
    assertThat(
            cluster(policies)
                .decide(
                    TestingReviews.create("persistentvolumes", born.replace("vol-1", "vol-fresh")))
                .verdict())
        .as("provisioners bring fresh handles")
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void whatNothingObjectsToPassesAfterALiveRead() {
    TestingCluster cluster = cluster(new TestingPolicies().onProduction("p", DENY));
    Decision decision = cluster.decide(DELETE);
    assertThat(decision.verdict()).isEqualTo(new Verdict.Allow(List.of()));
    assertThat(decision.effects()).extracting(Effect::effect).containsExactly(EffectClass.Delete);
    assertThat(decision.impact()).isNotNull();
    assertThat(cluster.evidence().reads())
        .extracting(ObjectRef::toString)
        .containsExactly("namespaces orders-staging", "persistentvolumes pv-1");
  }

  @Test
  void aDenialNamesItsCodeAndNeedsNoLiveRead() {
    TestingCluster cluster =
        cluster(new TestingPolicies().says("p", "Enforce", DENY).says("q", "Enforce", REQUIRE))
            .with(TestingApprovals.approved("yes"));
    Decision decision = cluster.decide(DELETE);
    assertThat(codes(decision)).containsExactly("X-1", "X-2");
    assertThat(decision.verdict()).isInstanceOf(Verdict.Deny.class);
    assertThat(decision.pending()).isEmpty();
    assertThat(cluster.evidence().reads()).isEmpty();
  }

  @Test
  void aMissingApprovalLeavesARequest() {
    Decision decision = cluster(new TestingPolicies().says("p", "Enforce", REQUIRE)).decide(DELETE);
    assertThat(codes(decision)).containsExactly("X-2", "ApprovalRequired");
    assertThat(reasons(decision).getFirst().message())
        .isEqualTo("production data is at stake (needs 2 approvals of group dba)");
    assertThat(decision.pending().orElseThrow().name()).isEqualTo("chr-1");
  }

  @Test
  void aDryRunIsJudgedAlikeAndLeavesNothing() {
    TestingCluster cluster = cluster(new TestingPolicies().says("p", "Enforce", REQUIRE));
    Decision decision = cluster.decide(DELETE.dryRun());
    assertThat(decision.verdict()).isEqualTo(cluster.decide(DELETE).verdict());
    assertThat(decision.pending()).isEmpty();
  }

  @Test
  void approvalsLiftARequirement() {
    TestingApprovals approvals = TestingApprovals.approved("cha-1", "cha-2");
    Decision decision =
        cluster(new TestingPolicies().says("p", "Enforce", REQUIRE)).with(approvals).decide(DELETE);
    assertThat(decision.verdict()).isEqualTo(new Verdict.Allow(List.of("cha-1", "cha-2")));
    assertThat(approvals.questions())
        .singleElement()
        .satisfies(
            question ->
                assertThat(question.requirements())
                    .containsExactly(
                        new Requirement(
                            "p", "X-2", "dba", 2, false, "production data is at stake")));
  }

  @Test
  void unreadableApprovalsAreAFault() {
    Decision decision =
        cluster(new TestingPolicies().says("p", "Enforce", REQUIRE))
            .with(TestingApprovals.unknown())
            .decide(DELETE);
    assertThat(fault(decision)).isEqualTo("CannotVerify");
    assertThat(codes(decision)).containsExactly("X-2", "HF-FAULT-CannotVerify");
  }

  @Test
  void aFailingPolicyDeniesAndTheOthersAreStillHeard() {
    Decision decision =
        cluster(
                new TestingPolicies()
                    .fails("broken", "Enforce", "TimeLimit")
                    .says("q", "Enforce", REQUIRE))
            .with(TestingApprovals.approved("yes"))
            .decide(DELETE);
    assertThat(fault(decision)).isEqualTo("PolicyTimeLimit");
    assertThat(codes(decision)).containsExactly("X-2", "HF-FAULT-PolicyTimeLimit");
    assertThat(reasons(decision).getLast().message()).contains("broken");
    assertThat(decision.pending()).isEmpty();
  }

  @Test
  void aFailingPolicyBesideADenialIsToldAsWell() {
    Decision decision =
        cluster(new TestingPolicies().fails("broken", "Enforce", "Trap").says("q", "Enforce", DENY))
            .decide(DELETE);
    assertThat(decision.verdict()).isInstanceOf(Verdict.Deny.class);
    assertThat(codes(decision)).containsExactly("X-1", "HF-FAULT-PolicyTrap");
  }

  @Test
  void aBadResultIsAFault() {
    Decision decision =
        cluster(new TestingPolicies().says("p", "Enforce", "{\"deny\": true}")).decide(DELETE);
    assertThat(fault(decision)).isEqualTo("PolicyBadResult");
  }

  @Test
  void warnPoliciesOnlyWarn() {
    Decision decision =
        cluster(
                new TestingPolicies()
                    .says("a", "Warn", DENY)
                    .says("b", "Warn", REQUIRE)
                    .fails("c", "Warn", "Trap")
                    .says(
                        "d",
                        "Enforce",
                        "{\"warn\": [{\"code\": \"W\", \"message\": \"%s\"}]}"
                            .formatted("long ".repeat(99))))
            .decide(DELETE);
    assertThat(decision.verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(decision.warnings())
        .hasSize(4)
        .allSatisfy(
            warning -> assertThat(warning).hasSizeLessThanOrEqualTo(256).doesNotContain("\n"))
        .first()
        .isEqualTo("X-1: never");
  }

  @Test
  void auditPoliciesAreOnlyRecorded() {
    Decision decision =
        cluster(new TestingPolicies().says("a", "Audit", DENY).fails("b", "Audit", "Trap"))
            .decide(DELETE);
    assertThat(decision.verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(decision.warnings()).isEmpty();
    assertThat(decision.policies()).hasSize(2);
    assertThat(decision.policies().getFirst().denies()).hasSize(1);
  }

  @Test
  void withoutABundleOnlyHarmlessChangesPass() {
    TestingCluster cluster = cluster(new TestingPolicies()).withoutBundle();
    assertThat(fault(cluster.decide(DELETE))).isEqualTo("NotReady");
    assertThat(cluster.decide(LABEL).verdict()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void aStaleInventoryRefusesDestruction() {
    TestingCluster cluster = cluster(new TestingPolicies()).withStale("persistentvolumes");
    Decision decision = cluster.decide(DELETE);
    assertThat(fault(decision)).isEqualTo("InventoryStale");
    assertThat(reasons(decision).getFirst().message()).contains("persistentvolumes");
    assertThat(cluster.decide(LABEL).verdict()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void anUnreadableNeighbourRefusesDestruction() {
    TestingCluster cluster = cluster(new TestingPolicies()).with(TestingEvidence.unreadable());
    assertThat(fault(cluster.decide(DELETE))).isEqualTo("CannotVerify");
    assertThat(cluster.decide(LABEL).verdict()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void whatTheApiServerShowsCanOnlyAddProtection() {
    String labelled =
        TestingCluster.STAGING.replace("uid: n-1", "uid: n-1, labels: {environment: production}");
    TestingPolicies policies = new TestingPolicies().onProduction("p", DENY);
    TestingCluster cachedHarmless =
        cluster(policies)
            .with(TestingEvidence.of(TestingInventory.of(labelled, TestingCluster.VOLUME)));
    assertThat(codes(cachedHarmless.decide(DELETE))).containsExactly("X-1");

    TestingCluster cachedProduction =
        TestingCluster.of(policies, labelled, TestingCluster.CLAIM, TestingCluster.VOLUME)
            .with(
                TestingEvidence.of(
                    TestingInventory.of(TestingCluster.STAGING, TestingCluster.VOLUME)));
    assertThat(codes(cachedProduction.decide(DELETE))).containsExactly("X-1");
  }

  @Test
  void behindAScaleTheSetItselfIsRead() {
    String set =
        "{kind: StatefulSet, metadata: {name: pg, namespace: orders-staging, uid: s-1}, spec:"
            + " {replicas: 3, persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}}}";
    String scale =
        "{kind: Scale, metadata: {name: pg, namespace: orders-staging, uid: s-1}, spec: {%s}}";
    TestingCluster cluster = TestingCluster.of(new TestingPolicies(), TestingCluster.STAGING, set);
    Decision decision =
        cluster.decide(
            TestingReviews.update(
                    "statefulsets.apps", scale.formatted("replicas: 3"), scale.formatted(""))
                .subresource("scale"));
    assertThat(decision.verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(decision.effects()).extracting(Effect::effect).containsExactly(EffectClass.Shrink);
    assertThat(cluster.evidence().reads())
        .extracting(ObjectRef::toString)
        .containsExactly("statefulsets orders-staging/pg", "namespaces orders-staging");
  }

  @Test
  void anAmbiguousAgentIsRefusedOnlyWhereItMatters() {
    TestingCluster cluster = cluster(new TestingPolicies());
    Decision decision = cluster.decide(DELETE.by("system:serviceaccount:twice:bot"));
    assertThat(fault(decision)).isEqualTo("AmbiguousAgent");
    assertThat(reasons(decision).getFirst().message()).contains("double-a, double-b");
    assertThat(cluster.decide(LABEL.by("system:serviceaccount:twice:bot")).verdict())
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void knowsWhoAsked() {
    TestingCluster cluster = cluster(new TestingPolicies());
    assertThat(cluster.decide(DELETE.by("system:serviceaccount:agents:x")).identity())
        .satisfies(
            identity -> {
              assertThat(identity.requesterClass()).isEqualTo(RequesterClass.Agent);
              assertThat(identity.agent()).isEqualTo("cursor");
            });
    assertThat(cluster.decide(DELETE.by("dana@example.com")).identity().requesterClass())
        .isEqualTo(RequesterClass.Human);
    String operator = "system:serviceaccount:kube-system:snapshot-controller";
    TestingReviews snapshot =
        TestingReviews.delete(
            "volumesnapshots.snapshot.storage.k8s.io",
            "{kind: VolumeSnapshot, metadata: {name: s, namespace: orders-staging, uid: s-1}}");
    assertThat(cluster.decide(snapshot.by(operator)).identity().requesterClass())
        .isEqualTo(RequesterClass.Controller);
    assertThat(cluster.decide(DELETE.by(operator)).identity().requesterClass())
        .as("of what isn't its own")
        .isEqualTo(RequesterClass.Unknown);
  }

  @Test
  void whatIsNoReviewIsAFault() {
    Decision decision =
        cluster(new TestingPolicies()).decide("{\"a\":".getBytes(StandardCharsets.UTF_8));
    assertThat(fault(decision)).isEqualTo("MalformedReview");
    assertThat(decision.change()).isNull();
  }

  @Test
  void nothingUndescribedPassesBeforeItIsKnownWhatUsersBrought() {
    TestingReviews shrink =
        TestingReviews.update(
            TestingKinds.FORTRESSES,
            "{kind: Fortress, metadata: {name: f, namespace: a}, spec: {towers: 3}}",
            "{kind: Fortress, metadata: {name: f, namespace: a}, spec: {towers: 1}}");
    TestingCluster cluster = cluster(new TestingPolicies().says("p", "Enforce", DENY));
    TestingCluster early = cluster.withStale(Surroundings.BROUGHT_KINDS);
    assertThat(fault(early.decide(shrink))).isEqualTo("InventoryStale");
    assertThat(early.decide(TestingReviews.create("pods", "{kind: Pod}")).verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster.decide(shrink).verdict()).isInstanceOf(Verdict.Allow.class);
    Catalogue catalogue = TestingKinds.with(TestingKinds.FORTRESSES, TestingKinds.FORTRESS);
    assertThat(cluster.decide(shrink, catalogue).verdict()).isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void theSameReviewGivesTheSameDecision() {
    TestingCluster cluster = cluster(new TestingPolicies().says("p", "Enforce", REQUIRE));
    Decision first = cluster.decide(DELETE);
    for (int again = 0; again < 5; again++) {
      assertThat(cluster.decide(DELETE)).isEqualTo(first);
    }
  }

  static List<Reason> reasons(Decision decision) {
    return switch (decision.verdict()) {
      case Verdict.Allow _ -> List.of();
      case Verdict.Deny(List<Reason> reasons) -> reasons;
      case Verdict.Fault(String _, List<Reason> reasons) -> reasons;
    };
  }

  static List<String> codes(Decision decision) {
    return reasons(decision).stream().map(Reason::code).toList();
  }

  static String fault(Decision decision) {
    return decision.verdict() instanceof Verdict.Fault(String name, List<Reason> _) ? name : "";
  }

  private static TestingCluster cluster(TestingPolicies policies) {
    return TestingCluster.of(
        policies, TestingCluster.STAGING, TestingCluster.CLAIM, TestingCluster.VOLUME);
  }

  private static PolicyMatch operations(String operation) throws Exception {
    return new ObjectMapper()
        .readValue("{\"operations\": [\"" + operation + "\"]}", PolicyMatch.class);
  }
}
