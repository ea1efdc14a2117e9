package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which claims a set's retention policy covers; every policy here denies everything. */
class RetentionPolicyTest {
  private static final String CONTROLLER =
      "system:serviceaccount:kube-system:statefulset-controller";
  private static final String SET =
      """
      kind: StatefulSet
      metadata: {name: pg, namespace: orders-staging, uid: s-1}
      spec:
        volumeClaimTemplates: [{metadata: {name: data}}, {metadata: {name: wal}}]
        persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Delete}
      """;
  private static final String BY_SET =
      "{apiVersion: apps/v1, kind: StatefulSet, name: pg, uid: s-1}";
  private static final String BY_POD = "{apiVersion: v1, kind: Pod, name: %s, uid: p-1}";

  @ParameterizedTest
  @CsvSource({
    "data-pg-0, true",
    "wal-pg-12, true",
    "data-pg-, false",
    "data-pg-0x, false",
    "data-pg-x, false",
    "data-pgx-0, false",
    "logs-pg-0, false",
    "pg-0, false"
  })
  void aClaimIsItsByTemplateSetAndOrdinal(String claim, boolean covered) {
    assertThat(passes(owned(claim, BY_SET, ""), SET)).isEqualTo(covered);
    assertThat(passes(owned(claim, BY_POD.formatted("pg-0"), ""), SET)).isEqualTo(covered);
  }

  @Test
  void onlyAPodWithAnOrdinalIsOfASet() {
    assertThat(passes(owned("data-pg-0", BY_POD.formatted("pg"), ""), SET)).isFalse();
    assertThat(passes(owned("data-pg-0", BY_POD.formatted("pg-x"), ""), SET)).isFalse();
    assertThat(passes(owned("data-pg-0", BY_SET.replace("StatefulSet", "Deployment"), ""), SET))
        .isFalse();
  }

  @Test
  void nothingElseIsDoneOnTheWay() {
    String both = BY_SET + ", {apiVersion: v1, kind: ConfigMap, name: m, uid: m-1}";
    assertThat(passes(owned("data-pg-0", both, ""), SET)).isFalse();
    assertThat(passes(owned("data-pg-0", BY_SET, "kubernetes.io/pvc-protection"), SET)).isFalse();
  }

  @Test
  void aSetThatCannotBeReadIsAFault() {
    TestingCluster cluster = cluster(SET).with(TestingEvidence.unreadable());
    for (String owner : List.of(BY_SET, BY_POD.formatted("pg-0"))) {
      assertThat(DeciderTest.fault(cluster.decide(owned("data-pg-0", owner, ""))))
          .isEqualTo("CannotVerify");
    }
  }

  /** The controller names an owner of a claim; what is taken off its finalizers is its own act. */
  private static TestingReviews owned(String name, String owners, String removed) {
    String claim =
        "{kind: PersistentVolumeClaim, metadata: {name: %s, namespace: orders-staging, uid: c-1,"
            + " finalizers: [%s], ownerReferences: [%s]}}";
    return TestingReviews.update(
            "persistentvolumeclaims",
            claim.formatted(name, removed, ""),
            claim.formatted(name, "", owners))
        .by(CONTROLLER);
  }

  private static boolean passes(TestingReviews review, String set) {
    return cluster(set).decide(review).verdict() instanceof Verdict.Allow;
  }

  private static TestingCluster cluster(String... objects) {
    return TestingCluster.of(
        new TestingPolicies().says("all", "Enforce", "{\"deny\": [\"never\"]}"), objects);
  }
}
