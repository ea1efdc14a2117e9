package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.change.TestingReviews;
import org.junit.jupiter.api.Test;

/** The operator's self-test is refused whatever the policies say, and nothing else is. */
class CanaryTest {
  private static final String CLAIM =
      """
      kind: PersistentVolumeClaim
      metadata: {name: holdfast-canary, namespace: holdfast, uid: c, labels: {holdfast.dev/canary: "true"}}
      """;

  private final Decider decider = new Decider();

  @Test
  void itsDryRunIsRefusedEvenWithoutABundle() {
    Decision decision = decide(delete(CLAIM).dryRun());
    assertThat(decision.verdict())
        .isInstanceOfSatisfying(
            Verdict.Deny.class,
            deny ->
                assertThat(deny.reasons()).extracting(Reason::code).containsExactly(Canary.CODE));
    assertThat(decision.pending()).isEmpty();
  }

  @Test
  void nothingElseIs() {
    assertNotCanary(delete(CLAIM));
    assertNotCanary(delete(CLAIM.replace("namespace: holdfast", "namespace: other")).dryRun());
    assertNotCanary(delete(CLAIM.replace("dev/canary", "dev/other")).dryRun());
    assertNotCanary(TestingReviews.update("persistentvolumeclaims", CLAIM, CLAIM).dryRun());
    assertNotCanary(TestingReviews.delete("configmaps", CLAIM).dryRun());
    assertNotCanary(TestingReviews.delete("persistentvolumeclaims.example.com", CLAIM).dryRun());
  }

  private void assertNotCanary(TestingReviews review) {
    if (decide(review).verdict() instanceof Verdict.Deny deny) {
      assertThat(deny.reasons()).extracting(Reason::code).doesNotContain(Canary.CODE);
    }
  }

  private Decision decide(TestingReviews review) {
    return decider.decide(
        review.bytes(), TestingCluster.of(new TestingPolicies()).withoutBundle().surroundings());
  }

  private static TestingReviews delete(String claim) {
    return TestingReviews.delete("persistentvolumeclaims", claim);
  }
}
