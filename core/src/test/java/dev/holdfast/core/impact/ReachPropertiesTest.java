package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of a hand on storage, however claims share it. */
class ReachPropertiesTest {
  private static final Change CREATION =
      TestingReviews.create("pods", "{kind: Pod, metadata: {name: p, namespace: orders}}").change();
  private static final Effect HAND =
      new Effect(EffectClass.DataPlane, "data-plane.pod", "/spec/volumes/0", null, null, "mounts");

  /** Claim number i stands on the backing that the list says. */
  @Property(tries = 100)
  void whoGetsAtOneGetsAtAllOfItsBackingAndAtNoOther(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> backings) {
    Inventory inventory = cluster(backings).inventory();
    for (int index = 0; index < backings.size(); index++) {
      Set<ObjectRef> together = new HashSet<>();
      for (int other = 0; other < backings.size(); other++) {
        if (backings.get(other).equals(backings.get(index))) {
          together.add(Bindings.claim("orders", "c" + other));
          together.add(Bindings.volume("pv-orders-c" + other));
        }
      }
      assertThat(reached(inventory, Bindings.claim("orders", "c" + index))).isEqualTo(together);
      assertThat(reached(inventory, Bindings.volume("pv-orders-c" + index))).isEqualTo(together);
    }
  }

  private static TestingCluster cluster(List<Integer> backings) {
    TestingCluster cluster = new TestingCluster().namespace("orders", "");
    for (int index = 0; index < backings.size(); index++) {
      cluster.pair("orders", "c" + index, "Delete", "csi.example/vol-" + backings.get(index));
    }
    return cluster;
  }

  private static Set<ObjectRef> reached(Inventory inventory, ObjectRef ref) {
    Impact impact =
        TestingCluster.known(
            new ImpactAnalysis(Catalogue.builtIn())
                .of(
                    CREATION,
                    List.of(HAND),
                    List.of(new Reached(ref, "reached by pod", true)),
                    inventory,
                    LinkageRules.DEFAULTS,
                    TestingCluster.NOW));
    Set<ObjectRef> refs = new HashSet<>();
    impact.items().forEach(item -> refs.add(item.ref()));
    assertThat(impact.items()).allMatch(item -> item.fate() == Fate.Reached);
    return refs;
  }
}
