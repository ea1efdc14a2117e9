package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every cluster, however its objects are tangled. */
class ImpactPropertiesTest {
  private static final String CLAIMS = "persistentvolumeclaims ";
  private static final String SETS = "statefulsets.apps ";
  private static final String SNAPSHOTS = "volumesnapshots.snapshot.storage.k8s.io ";

  /**
   * A claim with its volume, a set and a snapshot, some of them owned by things of other parts.
   *
   * @param backing one of a few, so that parts share storage
   * @param owner number of the part whose set owns this claim; none when negative
   * @param setOwner the same for this part's set, so that owners go in circles
   */
  record Part(
      int namespace, int backing, String policy, int owner, int setOwner, boolean snapshot) {}

  @Property(tries = 100)
  void endsOnTangledOwnersAndDoesNotDependOnOrder(
      @ForAll("parts") List<Part> parts, @ForAll long seed) {
    TestingCluster cluster = cluster(parts);
    Inventory straight = cluster.inventory();
    Inventory shuffled = cluster.shuffled(seed);
    for (String target : cluster.names()) {
      Change deletion = cluster.deletion(target);
      assertThat(cluster.analyse(deletion, shuffled))
          .isEqualTo(cluster.analyse(deletion, straight));
    }
  }

  /** Nothing names an added part as its owner: a living owner is what saves a dependent. */
  @Property(tries = 100)
  void addingAnObjectNeverShrinksAnImpact(
      @ForAll("parts") List<Part> parts, @ForAll("part") Part added) {
    TestingCluster smaller = cluster(parts);
    List<Part> more = new ArrayList<>(parts);
    more.add(added);
    TestingCluster larger = cluster(more);
    Inventory few = smaller.inventory();
    Inventory many = larger.inventory();
    for (String target : smaller.names()) {
      Change deletion = smaller.deletion(target);
      assertThat(losses(larger.analyse(deletion, many)))
          .as("deleting %s", target)
          .containsAll(losses(smaller.analyse(deletion, few)));
    }
  }

  @Property(tries = 100)
  void aStaleCacheOnlyAdds(@ForAll("loose") List<Part> parts, @ForAll("loose") List<Part> before) {
    TestingCluster now = cluster(parts);
    TestingCluster cached = cluster(before);
    Inventory overlaid =
        new InventoryOverlay(
            cached.inventory(),
            Catalogue.builtIn(),
            now.names().stream().map(now::projected).toList());
    Inventory fresh = now.inventory();
    for (String target : now.names()) {
      Change deletion = now.deletion(target);
      assertThat(refs(now.analyse(deletion, overlaid)))
          .containsAll(refs(now.analyse(deletion, fresh)));
    }
  }

  @Property(tries = 100)
  void everyItemButTheTargetHasAReason(@ForAll("parts") List<Part> parts) {
    TestingCluster cluster = cluster(parts);
    Inventory inventory = cluster.inventory();
    for (String target : cluster.names()) {
      Impact impact = TestingCluster.known(cluster.analyse(cluster.deletion(target), inventory));
      assertThat(impact.items().stream().filter(item -> item.via().isEmpty()))
          .singleElement()
          .satisfies(item -> assertThat(target).endsWith(" " + name(item.ref())));
    }
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return part().list().ofMinSize(1).ofMaxSize(6);
  }

  /** Without owners: one that only the cache knows may hold what falls in truth. */
  @Provide
  Arbitrary<List<Part>> loose() {
    return part()
        .map(
            part ->
                new Part(part.namespace(), part.backing(), part.policy(), -1, -1, part.snapshot()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Part> part() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of("Delete", "Retain"),
            Arbitraries.integers().between(-2, 5),
            Arbitraries.integers().between(-2, 5),
            Arbitraries.of(true, false))
        .as(Part::new);
  }

  private static TestingCluster cluster(List<Part> parts) {
    TestingCluster cluster = new TestingCluster();
    for (int number = 0; number < 3; number++) {
      cluster.namespace("n" + number, number == 0 ? "environment: production" : "");
    }
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      String namespace = "n" + part.namespace();
      cluster
          .pair(namespace, "c" + number, part.policy(), "zfs.csi.openebs.io/vol-" + part.backing())
          .add("statefulsets.apps", namespace, "s" + number, "{}");
      if (part.snapshot()) {
        cluster
            .snapshot(
                namespace,
                "x" + number,
                "c" + number,
                part.policy(),
                "zfs.csi.openebs.io",
                "2026-11-23T11:00:00Z")
            .owned(SNAPSHOTS + namespace + "/x" + number, CLAIMS + namespace + "/c" + number);
      }
    }
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      String namespace = "n" + part.namespace();
      own(cluster, parts, CLAIMS + namespace + "/c" + number, part.owner(), number);
      own(cluster, parts, SETS + namespace + "/s" + number, part.setOwner(), number);
    }
    return cluster;
  }

  /** Only earlier parts and itself can be owners of a part, so that an added one owns nothing. */
  private static void own(
      TestingCluster cluster, List<Part> parts, String object, int owner, int number) {
    if (owner >= 0 && owner <= number) {
      cluster.owned(object, SETS + "n" + parts.get(owner).namespace() + "/s" + owner);
    }
  }

  private static Set<String> losses(ImpactResult result) {
    return TestingCluster.known(result).items().stream()
        .filter(item -> item.fate().losing())
        .map(item -> name(item.ref()))
        .collect(Collectors.toSet());
  }

  private static Set<ObjectRef> refs(ImpactResult result) {
    return TestingCluster.known(result).items().stream()
        .map(ImpactItem::ref)
        .collect(Collectors.toSet());
  }

  private static String name(ObjectRef ref) {
    return ref.namespace().isEmpty() ? ref.name() : ref.namespace() + "/" + ref.name();
  }
}
