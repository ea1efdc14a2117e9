package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.RequesterClass;
import org.junit.jupiter.api.Test;

/** An operator's account is one on what is its own, and a name that anybody may take elsewhere. */
class IdentificationTest {
  private static final String OPERATOR = "system:serviceaccount:cnpg-system:cnpg-manager";
  private static final String CLUSTER =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace: a, uid: d-1}}";
  private static final String SET =
      "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: s, namespace: a, uid: s-1}}";
  private static final String CLAIM =
      "{kind: PersistentVolumeClaim, metadata: {name: c, namespace: a, uid: c-1, ownerReferences: [%s]}}";
  private static final String BY_CLUSTER =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: pg, uid: d-1}";
  private static final String BY_SET =
      "{apiVersion: apps/v1, kind: StatefulSet, name: s, uid: s-1}";

  @Test
  void onItsOwnKinds() {
    TestingReviews delete = TestingReviews.delete("clusters.postgresql.cnpg.io", CLUSTER);
    assertThat(of(delete.by(OPERATOR))).isEqualTo(RequesterClass.Controller);
    assertThat(of(delete.by("system:serviceaccount:cnpg-system:other")))
        .isEqualTo(RequesterClass.Unknown);
    assertThat(of(delete.by("cnpg-system:cnpg-manager"))).isEqualTo(RequesterClass.Unknown);
    assertThat(of(TestingReviews.delete("clusters.example.com", CLUSTER).by(OPERATOR)))
        .as("another group's kind of that name")
        .isEqualTo(RequesterClass.Unknown);
    assertThat(of(TestingReviews.delete("others.postgresql.cnpg.io", CLUSTER).by(OPERATOR)))
        .isEqualTo(RequesterClass.Unknown);
  }

  @Test
  void onWhatTheseOwn() {
    assertThat(of(delete(BY_CLUSTER), CLUSTER, SET)).isEqualTo(RequesterClass.Controller);
    assertThat(of(delete(BY_SET + ", " + BY_CLUSTER), CLUSTER, SET))
        .isEqualTo(RequesterClass.Controller);
    assertThat(of(delete(BY_SET), CLUSTER, SET)).isEqualTo(RequesterClass.Unknown);
    assertThat(of(delete(""), CLUSTER, SET)).isEqualTo(RequesterClass.Unknown);
    assertThat(of(delete(BY_CLUSTER), SET))
        .as("an owner that isn't there")
        .isEqualTo(RequesterClass.Unknown);
    assertThat(of(delete(BY_CLUSTER).by("system:serviceaccount:a:anybody"), CLUSTER))
        .isEqualTo(RequesterClass.Unknown);
  }

  @Test
  void notOnWhatItTakesForItsOwnNow() {
    TestingReviews take =
        TestingReviews.update(
            "persistentvolumeclaims", CLAIM.formatted(""), CLAIM.formatted(BY_CLUSTER));
    assertThat(of(take.by(OPERATOR), CLUSTER)).isEqualTo(RequesterClass.Unknown);
    TestingReviews create =
        TestingReviews.create("persistentvolumeclaims", CLAIM.formatted(BY_CLUSTER));
    assertThat(of(create.by(OPERATOR), CLUSTER)).isEqualTo(RequesterClass.Unknown);
  }

  @Test
  void whomTheSettingsName() {
    assertThat(of(delete("").by("system:serviceaccount:tools:janitor")))
        .isEqualTo(RequesterClass.Controller);
  }

  private static TestingReviews delete(String owners) {
    return TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted(owners)).by(OPERATOR);
  }

  private static RequesterClass of(TestingReviews review, String... objects) {
    TestingCluster cluster = TestingCluster.of(new TestingPolicies(), objects);
    return Identification.identity(
            new Identification(Catalogue.builtIn()).of(review.change(), cluster.surroundings()))
        .requesterClass();
  }
}
