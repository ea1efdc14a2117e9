package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hand on a claim or volume is a hand on. */
class ReachedStorageTest {
  private static final Effect HAND =
      new Effect(EffectClass.DataPlane, "data-plane.pod", "/spec/volumes/0", null, null, "mounts");

  @Test
  void aClaimLeadsToAllThatShareItsBacking() {
    TestingCluster cluster =
        new TestingCluster()
            .namespace("staging", "")
            .namespace("production", "environment: production")
            .pair("staging", "data", "Delete", "csi.example/vol-1")
            .pair("production", "data", "Retain", "csi.example/vol-1")
            .pair("production", "other", "Retain", "csi.example/vol-2");
    Impact impact = impact(cluster, Bindings.claim("staging", "data"));
    assertThat(TestingCluster.lines(impact))
        .containsExactly(
            "Reached persistentvolumeclaims production/data",
            "Reached persistentvolumeclaims staging/data",
            "Reached persistentvolumes pv-production-data",
            "Reached persistentvolumes pv-staging-data");
    ImpactItem production = impact.items().getFirst();
    assertThat(production.linkage().production()).isTrue();
    assertThat(production.via())
        .containsExactly(
            "reached by exec",
            "bound to persistentvolumeclaims staging/data",
            "shares backing csi.example/vol-1 with persistentvolumes pv-staging-data",
            "bound to persistentvolumes pv-production-data");
    assertThat(impact.restorePoints()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotReached() {
    TestingCluster cluster = new TestingCluster().namespace("staging", "");
    assertThat(impact(cluster, Bindings.claim("staging", "data")).items()).isEmpty();
  }

  @Test
  void nothingHappensToWhatAReachedClaimOwns() {
    TestingCluster cluster =
        new TestingCluster()
            .namespace("orders", "environment: production")
            .pair("orders", "data", "Delete", "csi.example/vol-1")
            .pair("orders", "child", "Delete", "csi.example/vol-2")
            .owned("persistentvolumeclaims orders/child", "persistentvolumeclaims orders/data");
    assertThat(TestingCluster.lines(impact(cluster, Bindings.claim("orders", "data"))))
        .containsExactly(
            "Reached persistentvolumeclaims orders/data",
            "Reached persistentvolumes pv-orders-data");
  }

  private static Impact impact(TestingCluster cluster, ObjectRef ref) {
    Change change =
        TestingReviews.create("pods", "{kind: Pod, metadata: {name: p, namespace: staging}}")
            .change();
    return TestingCluster.known(
        new ImpactAnalysis(Catalogue.builtIn())
            .of(
                change,
                List.of(HAND),
                List.of(new Reached(ref, "reached by exec", true)),
                cluster.inventory(),
                LinkageRules.DEFAULTS,
                TestingCluster.NOW));
  }
}
