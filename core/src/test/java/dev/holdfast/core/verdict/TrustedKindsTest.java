package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own kinds never reach Rego: the policy here would deny everything. */
class TrustedKindsTest {
  private static final TestingPolicies POLICIES =
      new TestingPolicies().says("all", "Enforce", "{\"deny\": [\"never\"]}");
  private static final TestingCluster CLUSTER = TestingCluster.of(POLICIES).withSignedApprovals();
  private static final TestingReviews APPROVER =
      TestingReviews.create(
          "approvers.holdfast.dev",
          """
          apiVersion: holdfast.dev/v1alpha1
          kind: Approver
          metadata: {name: mallory}
          spec:
            subjects: [{kind: User, name: mallory@example.com}]
            groups: [dba]
            keys: [{publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9wFAKEKEYFAKEKEYFAKEKEYFAKEKEYFAKEKEYFAKEK m"}]
          """);
  private static final HeldWindow WINDOW =
      new HeldWindow(
          new MaintenanceWindowSpec("paula@example.com", "2026-11-23T10:00:00Z", "upgrade"), "77");
  private static final TestingReviews BUNDLE =
      TestingReviews.delete(
          "policybundles.holdfast.dev", "{kind: PolicyBundle, metadata: {name: active, uid: b-1}}");

  @Test
  void aNewApproverNeedsTrust() {
    Decision decision = CLUSTER.decide(APPROVER);
    assertThat(DeciderTest.codes(decision)).containsExactly("HF-TRUST-001", "ApprovalRequired");
    assertThat(decision.pending()).isPresent();
    assertThat(decision.policies()).isEmpty();
  }

  @Test
  void whileTheRootIsOpenPeopleSetItUpAndAreTold() {
    TestingCluster open = CLUSTER.with(POLICIES.bundle(false));
    Decision decision = open.decide(APPROVER);
    assertThat(decision.verdict()).isEqualTo(new Verdict.Allow(List.of()));
    assertThat(decision.warnings())
        .singleElement()
        .satisfies(
            warning -> assertThat(warning).contains("TrustRootOpen").hasSizeLessThanOrEqualTo(256));
    assertThat(open.decide(APPROVER.by("system:serviceaccount:agents:cursor")).verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void withAnUnlockDelayTheDenialTellsHowLongToSignFor() {
    Decision decision = CLUSTER.with(POLICIES.bundle(true, "30m")).decide(APPROVER);
    assertThat(decision.verdict())
        .isInstanceOfSatisfying(
            Verdict.Deny.class,
            deny ->
                assertThat(deny.reasons().stream().map(Reason::message))
                    .anyMatch(
                        line -> line.contains("count from 30m after it was asked for on (unlock")));
  }

  @Test
  void onlyOurOperatorWritesTheBundle() {
    assertThat(DeciderTest.codes(CLUSTER.decide(BUNDLE))).containsExactly("HF-TRUST-002");
    assertThat(
            CLUSTER.decide(BUNDLE.by("system:serviceaccount:holdfast:holdfast-operator")).verdict())
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void withoutABundleNobodyKnowsWhetherTheRootIsClosed() {
    assertThat(DeciderTest.fault(CLUSTER.withoutBundle().decide(APPROVER))).isEqualTo("NotReady");
  }

  @Test
  void whatCannotBeReadIsNotTrusted() {
    assertThat(DeciderTest.fault(CLUSTER.with(TestingEvidence.unreadable()).decide(APPROVER)))
        .isEqualTo("CannotVerify");
  }

  @Test
  void anAmbiguousAgentIsRefused() {
    assertThat(DeciderTest.fault(CLUSTER.decide(APPROVER.by("system:serviceaccount:twice:bot"))))
        .isEqualTo("AmbiguousAgent");
  }

  @Test
  void anOpenWindowLetsItsRequesterPassAndSaysSo() {
    TestingCluster open = CLUSTER.with(CLUSTER.evidence().with(WINDOW));
    Decision decision = open.decide(APPROVER.by("paula@example.com"));
    assertThat(decision.verdict()).isEqualTo(new Verdict.Allow(List.of()));
    assertThat(decision.window()).isEqualTo("77");
    assertThat(decision.warnings())
        .singleElement()
        .satisfies(
            warning -> assertThat(warning).contains("maintenance window", "2026-11-23T10:00:00Z"));
    assertThat(DeciderTest.codes(open.decide(APPROVER.by("umi@example.com"))))
        .contains("HF-TRUST-001");
    assertThat(open.decide(APPROVER.by("umi@example.com")).window()).isEmpty();
  }

  @Test
  void aWindowThatCannotBeReadIsClosed() {
    TestingEvidence blind = CLUSTER.evidence().with(WINDOW).withUnreadableWindow();
    assertThat(DeciderTest.codes(CLUSTER.with(blind).decide(APPROVER.by("paula@example.com"))))
        .contains("HF-TRUST-001");
  }

  @Test
  void withoutABundleAWindowOpensNothing() {
    TestingCluster open = CLUSTER.with(CLUSTER.evidence().with(WINDOW));
    assertThat(DeciderTest.fault(open.withoutBundle().decide(APPROVER.by("paula@example.com"))))
        .isEqualTo("NotReady");
  }

  @Test
  void aWindowDoesNotOpenWhatPoliciesGuard() {
    TestingCluster open =
        TestingCluster.of(
            POLICIES, TestingCluster.STAGING, TestingCluster.CLAIM, TestingCluster.VOLUME);
    open = open.with(open.evidence().with(WINDOW));
    TestingReviews deletion =
        TestingReviews.delete("persistentvolumeclaims", TestingCluster.CLAIM)
            .by("paula@example.com");
    assertThat(open.decide(deletion).verdict()).isInstanceOf(Verdict.Deny.class);
    assertThat(open.decide(deletion).window()).isEmpty();
  }

  @Test
  void ourDefinitionsAreOurs() {
    TestingReviews definition =
        TestingReviews.delete(
            "customresourcedefinitions.apiextensions.k8s.io",
            "{kind: CustomResourceDefinition, metadata: {name: approvers.holdfast.dev, uid: d-1},"
                + " spec: {group: holdfast.dev, names: {plural: approvers}}}");
    assertThat(DeciderTest.codes(CLUSTER.decide(definition))).contains("HF-TRUST-001");
  }
}
