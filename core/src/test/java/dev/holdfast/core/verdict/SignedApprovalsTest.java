package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.verdict.Decision.PendingRequest;
import org.junit.jupiter.api.Test;

/** How what core.approval says becomes a decision; signatures themselves are tested there. */
class SignedApprovalsTest {
  private static final TestingReviews DELETE =
      TestingReviews.delete("persistentvolumeclaims", TestingCluster.CLAIM)
          .by("system:serviceaccount:agents:cursor");
  private static final TestingCluster CLUSTER =
      TestingCluster.of(
              new TestingPolicies()
                  .says(
                      "volumes-production",
                      "Enforce",
                      "{\"require_approval\": [{\"code\": \"X-2\", \"message\": \"at stake\","
                          + " \"group\": \"dba\", \"count\": 2}]}"),
              TestingCluster.STAGING,
              TestingCluster.CLAIM,
              TestingCluster.VOLUME)
          .withSignedApprovals();

  @Test
  void aDenialTellsHowToGoOn() {
    Decision decision = CLUSTER.decide(DELETE);
    PendingRequest pending = decision.pending().orElseThrow();
    assertThat(pending.name()).startsWith("chr-");
    assertThat(pending.statement()).contains(pending.name(), "volumes-production", "c-1");
    assertThat(DeciderTest.codes(decision)).containsExactly("X-2", "ApprovalRequired");
    assertThat(DeciderTest.reasons(decision).getLast().message())
        .isEqualTo(
            "0 of 2 approvals of group dba; approve it: kubectl holdfast approve "
                + pending.name()
                + ", then repeat the request");
  }

  @Test
  void everyReplicaAsksForTheSameSignature() {
    assertThat(CLUSTER.decide(DELETE).pending()).isEqualTo(CLUSTER.decide(DELETE).pending());
    assertThat(CLUSTER.decide(DELETE.by("dana@example.com")).pending())
        .isNotEqualTo(CLUSTER.decide(DELETE).pending());
  }

  @Test
  void aDryRunLeavesNoRequestAndSaysSo() {
    Decision decision = CLUSTER.decide(DELETE.dryRun());
    assertThat(decision.pending()).isEmpty();
    assertThat(DeciderTest.reasons(decision).getLast().message()).contains("without dry-run");
  }

  @Test
  void approvalsThatCannotBeReadAreAFault() {
    Decision decision = CLUSTER.with(TestingEvidence.unreadable()).decide(DELETE);
    assertThat(DeciderTest.fault(decision)).isEqualTo("CannotVerify");
    assertThat(DeciderTest.codes(decision)).containsExactly("X-2", "HF-FAULT-CannotVerify");
  }
}
