package dev.holdfast.core.impact;

import static dev.holdfast.core.impact.TestingCluster.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One test per kind of consequence. */
class ImpactAnalysisTest {
  private static final String CLAIM = "persistentvolumeclaims ";
  private static final String VOLUME = "persistentvolumes ";
  private static final String SET = "statefulsets.apps ";
  private static final String SNAPSHOT = "volumesnapshots.snapshot.storage.k8s.io ";
  private static final String CONTENT = "volumesnapshotcontents.snapshot.storage.k8s.io ";

  private final TestingCluster cluster = new TestingCluster();

  @Nested
  class Storage {
    @Test
    void aClaimTakesItsVolume() {
      cluster.pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1");
      Impact impact = cluster.delete(CLAIM + "ci/data");
      assertThat(lines(impact))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data", "Destroyed persistentvolumes pv-ci-data");
      assertThat(impact.items())
          .extracting(ImpactItem::backing)
          .containsOnly(new Backing("ebs.csi.aws.com", "vol-1"));
      assertThat(impact.items().getLast().via())
          .containsExactly("bound to persistentvolumeclaims ci/data");
      assertThat(impact.guarded()).isFalse();
    }

    @Test
    void aRetainedVolumeIsRecoverable() {
      cluster.pair("ci", "data", "Retain", "ebs.csi.aws.com/vol-1");
      assertThat(lines(cluster.delete(CLAIM + "ci/data")))
          .containsExactly(
              "Recoverable persistentvolumeclaims ci/data",
              "Recoverable persistentvolumes pv-ci-data");
    }

    @Test
    void anUnboundClaimTakesNothingElse() {
      cluster.add("persistentvolumeclaims", "ci", "data", "{}");
      assertThat(lines(cluster.delete(CLAIM + "ci/data")))
          .containsExactly("Destroyed persistentvolumeclaims ci/data");
    }

    @Test
    void aClaimThatNamesSomebodyElsesVolumeDoesNotTakeIt() {
      cluster
          .pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .claim("ci", "mine", "pv-orders-production-data");
      assertThat(lines(cluster.delete(CLAIM + "ci/mine")))
          .containsExactly("Destroyed persistentvolumeclaims ci/mine");
    }

    @Test
    void aVolumeTakesItsClaim() {
      cluster.pair("orders", "data", "Delete", "ebs.csi.aws.com/vol-1");
      assertThat(lines(cluster.delete(VOLUME + "pv-orders-data")))
          .containsExactly(
              "Destroyed persistentvolumeclaims orders/data",
              "Destroyed persistentvolumes pv-orders-data");
    }

    @Test
    void siblingsOnTheSameHandleGoInAnyNamespace() {
      cluster
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .pair("orders-production", "data", "Retain", "ebs.csi.aws.com/vol-1")
          .pair("other", "data", "Delete", "ebs.csi.aws.com/vol-2");
      Impact impact = cluster.delete(CLAIM + "ci/data");
      assertThat(lines(impact))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data",
              "Destroyed persistentvolumeclaims orders-production/data",
              "Destroyed persistentvolumes pv-ci-data",
              "Destroyed persistentvolumes pv-orders-production-data");
      assertThat(impact.items().get(1).via())
          .containsExactly(
              "bound to persistentvolumeclaims ci/data",
              "shares backing ebs.csi.aws.com/vol-1 with persistentvolumes pv-ci-data",
              "bound to persistentvolumes pv-orders-production-data");
      assertThat(impact.items())
          .extracting(item -> item.linkage().production())
          .containsExactly(false, true, false, true);
    }

    @Test
    void siblingsOfARetainedVolumeAreShownAsRecoverable() {
      cluster
          .pair("ci", "data", "Retain", "ebs.csi.aws.com/vol-1")
          .pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1");
      assertThat(lines(cluster.delete(CLAIM + "ci/data")))
          .allMatch(line -> line.startsWith("Recoverable"))
          .hasSize(4);
    }

    @Test
    void differentNamesOfOneDirectoryAreOneBacking() {
      cluster
          .claim("ci", "data", "pv-a")
          .volumeOn(
              "pv-a", "ci", "data", "Delete", "nfs: {server: Files.example, path: /exports/a/}")
          .claim("orders-production", "data", "pv-b")
          .volumeOn(
              "pv-b",
              "orders-production",
              "data",
              "Retain",
              """
              csi: {driver: nfs.csi.k8s.io, volumeHandle: any-text,
                    volumeAttributes: {server: files.example, share: /exports/a}}
              """);
      Impact impact = cluster.delete(CLAIM + "ci/data");
      assertThat(lines(impact)).contains("Destroyed persistentvolumeclaims orders-production/data");
      assertThat(impact.items())
          .extracting(ImpactItem::backing)
          .containsOnly(new Backing("nfs", "files.example:/exports/a"));
    }

    @Test
    void hostPathsRbdAndIscsiAreBackings() {
      for (String source :
          List.of(
              "hostPath: {path: /var/data}",
              "rbd: {monitors: [a], pool: p, image: i}",
              "iscsi: {targetPortal: 'a:3260', iqn: 'iqn.x', lun: 0}")) {
        TestingCluster fresh =
            new TestingCluster()
                .claim("ci", "data", "pv-a")
                .volumeOn("pv-a", "ci", "data", "Delete", source)
                .claim("orders", "data", "pv-b")
                .volumeOn("pv-b", "orders", "data", "Retain", source);
        assertThat(lines(fresh.delete(CLAIM + "ci/data")))
            .as(source)
            .contains("Destroyed persistentvolumeclaims orders/data");
      }
    }

    @Test
    void snapshotsThatNeedTheirSourceGoWithIt() {
      cluster
          .pair("ci", "data", "Delete", "zfs.csi.openebs.io/vol-1")
          .snapshot(
              "ci", "nightly", "data", "Retain", "zfs.csi.openebs.io", "2026-11-23T11:00:00Z");
      source("content-ci-nightly", "vol-1");
      assertThat(lines(cluster.delete(CLAIM + "ci/data")))
          .contains(
              "Destroyed volumesnapshots ci/nightly",
              "Destroyed volumesnapshotcontents content-ci-nightly");
    }

    @Test
    void snapshotsOfCloudVolumesOutliveThem() {
      cluster
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .snapshot("ci", "nightly", "data", "Delete", "ebs.csi.aws.com", "2026-11-23T11:00:00Z");
      source("content-ci-nightly", "vol-1");
      assertThat(lines(cluster.delete(CLAIM + "ci/data"))).hasSize(2);
    }

    private void source(String content, String handle) {
      ((ObjectNode) cluster.json(CONTENT + content))
          .withObject("/spec")
          .withObject("source")
          .put("volumeHandle", handle);
    }
  }

  @Nested
  class Snapshots {
    @Test
    void aSnapshotTakesItsContent() {
      cluster.snapshot("ci", "s", "data", "Delete", "ebs.csi.aws.com", "2026-11-23T11:00:00Z");
      assertThat(lines(cluster.delete(SNAPSHOT + "ci/s")))
          .containsExactly(
              "Destroyed volumesnapshotcontents content-ci-s", "Destroyed volumesnapshots ci/s");
    }

    @Test
    void aRetainedContentIsRecoverable() {
      cluster.snapshot("ci", "s", "data", "Retain", "ebs.csi.aws.com", "2026-11-23T11:00:00Z");
      assertThat(lines(cluster.delete(SNAPSHOT + "ci/s")))
          .containsExactly(
              "Recoverable volumesnapshotcontents content-ci-s",
              "Recoverable volumesnapshots ci/s");
    }

    @Test
    void aContentTakesItsSnapshotAndTwinsOnItsHandle() {
      cluster
          .snapshot("ci", "s", "data", "Delete", "ebs.csi.aws.com", "2026-11-23T11:00:00Z")
          .add(
              "volumesnapshotcontents.snapshot.storage.k8s.io",
              "",
              "imported",
              """
              spec:
                driver: ebs.csi.aws.com
                deletionPolicy: Retain
                source: {snapshotHandle: snap-s}
                volumeSnapshotRef: {namespace: orders-production, name: imported}
              """);
      Impact impact = cluster.delete(CONTENT + "content-ci-s");
      assertThat(lines(impact))
          .containsExactly(
              "Destroyed volumesnapshotcontents content-ci-s",
              "Destroyed volumesnapshotcontents imported",
              "Destroyed volumesnapshots ci/s");
      assertThat(impact.items().get(1).linkage().because())
          .containsExactly("namespace orders-production is *-production");
    }
  }

  @Nested
  class Owners {
    @Test
    void dependentsFallTransitively() {
      cluster
          .add("statefulsets.apps", "ci", "pg", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .snapshot("ci", "s", "data", "Delete", "ebs.csi.aws.com", "2026-11-23T11:00:00Z")
          .owned(CLAIM + "ci/data", SET + "ci/pg")
          .owned(SNAPSHOT + "ci/s", CLAIM + "ci/data");
      assertThat(lines(cluster.delete(SET + "ci/pg")))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data",
              "Destroyed persistentvolumes pv-ci-data",
              "Destroyed statefulsets ci/pg",
              "Destroyed volumesnapshotcontents content-ci-s",
              "Destroyed volumesnapshots ci/s");
    }

    @Test
    void anotherLivingOwnerHolds() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .add("statefulsets.apps", "ci", "b", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", SET + "ci/b");
      assertThat(lines(cluster.delete(SET + "ci/a")))
          .containsExactly(
              "Orphaned persistentvolumeclaims ci/data", "Destroyed statefulsets ci/a");
    }

    @Test
    void anOwnerThatIsGoneOrGoingDoesNotHold() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .add("statefulsets.apps", "ci", "b", "metadata: {deletionTimestamp: now}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", SET + "ci/b")
          .owned(CLAIM + "ci/data", SET + "ci/never-there");
      assertThat(lines(cluster.delete(SET + "ci/a")))
          .contains("Destroyed persistentvolumeclaims ci/data");
    }

    @Test
    void othersOfACollectionThatIsDeletedDoNotHold() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .add("statefulsets.apps", "ci", "b", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", SET + "ci/b");
      assertThat(collection(SET + "ci/a")).contains("Destroyed persistentvolumeclaims ci/data");
    }

    @Test
    void whatStandsOnOthersOfTheCollectionDoesNotHoldEither() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .add("statefulsets.apps", "ci", "b", "{}")
          .pair("ci", "between", "Delete", "ebs.csi.aws.com/vol-1")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-2")
          .owned(CLAIM + "ci/between", SET + "ci/b")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", CLAIM + "ci/between");
      assertThat(collection(SET + "ci/a")).contains("Destroyed persistentvolumeclaims ci/data");
    }

    @Test
    void othersBesideTheCollectionHold() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .pair("ci", "other", "Delete", "ebs.csi.aws.com/vol-2")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", CLAIM + "ci/other");
      assertThat(collection(SET + "ci/a")).contains("Orphaned persistentvolumeclaims ci/data");
    }

    /** The impact of one item of a collection: its request has no name. */
    private List<String> collection(String item) {
      Change change =
          cluster.review(Operation.DELETE, item, cluster.json(item), null).without("name").change();
      return lines(TestingCluster.known(cluster.analyse(change, cluster.inventory())));
    }

    @Test
    void anOwnerThatIsNotWatchedHolds() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", SET + "ci/a")
          .owned(CLAIM + "ci/data", "v1", "ConfigMap", "uid-config");
      assertThat(lines(cluster.delete(SET + "ci/a")))
          .contains("Orphaned persistentvolumeclaims ci/data");
    }

    @Test
    void orphanSparesDependents() {
      cluster
          .add("statefulsets.apps", "ci", "pg", "{}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", SET + "ci/pg");
      JsonNode orphan = JsonNodeFactory.instance.objectNode().put("propagationPolicy", "Orphan");
      Change change =
          cluster
              .review(Operation.DELETE, SET + "ci/pg", cluster.json(SET + "ci/pg"), null)
              .with("options", orphan)
              .change();
      assertThat(lines(TestingCluster.known(cluster.analyse(change, cluster.inventory()))))
          .containsExactly(
              "Orphaned persistentvolumeclaims ci/data", "Destroyed statefulsets ci/pg");
    }

    @Test
    void cyclesEnd() {
      cluster
          .add("statefulsets.apps", "ci", "a", "{}")
          .add("statefulsets.apps", "ci", "b", "{}")
          .owned(SET + "ci/a", SET + "ci/b")
          .owned(SET + "ci/b", SET + "ci/a");
      assertThat(lines(cluster.delete(SET + "ci/a")))
          .containsExactly("Destroyed statefulsets ci/a", "Destroyed statefulsets ci/b");
    }
  }

  @Nested
  class Containers {
    @Test
    void aNamespaceTakesEverythingWatchedInside() {
      cluster
          .namespace("ci", "environment: ci")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .pair("orders-production", "data", "Retain", "ebs.csi.aws.com/vol-1")
          .add("statefulsets.apps", "ci", "pg", "{}");
      assertThat(lines(cluster.delete("namespaces ci")))
          .containsExactly(
              "Destroyed namespaces ci",
              "Destroyed persistentvolumeclaims ci/data",
              "Destroyed persistentvolumeclaims orders-production/data",
              "Destroyed persistentvolumes pv-ci-data",
              "Destroyed persistentvolumes pv-orders-production-data",
              "Destroyed statefulsets ci/pg");
    }

    @Test
    void aDefinitionTakesItsInstances() {
      cluster
          .snapshot("ci", "s", "data", "Retain", "ebs.csi.aws.com", "2026-11-23T11:00:00Z")
          .add(
              "customresourcedefinitions.apiextensions.k8s.io",
              "",
              "volumesnapshots.snapshot.storage.k8s.io",
              "spec: {group: snapshot.storage.k8s.io, names: {plural: volumesnapshots, kind: V}}");
      assertThat(
              lines(
                  cluster.delete(
                      "customresourcedefinitions.apiextensions.k8s.io"
                          + " volumesnapshots.snapshot.storage.k8s.io")))
          .containsExactly(
              "Destroyed customresourcedefinitions volumesnapshots.snapshot.storage.k8s.io",
              "Recoverable volumesnapshotcontents content-ci-s",
              "Recoverable volumesnapshots ci/s");
    }

    @Test
    void orphanDoesNotSpareWhatADefinitionOwns() {
      String definition =
          "customresourcedefinitions.apiextensions.k8s.io volumesnapshots.snapshot.storage.k8s.io";
      cluster
          .add(
              "customresourcedefinitions.apiextensions.k8s.io",
              "",
              "volumesnapshots.snapshot.storage.k8s.io",
              "spec: {group: snapshot.storage.k8s.io, names: {plural: volumesnapshots, kind: V}}")
          .pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1")
          .owned(CLAIM + "ci/data", definition);
      JsonNode orphan = JsonNodeFactory.instance.objectNode().put("propagationPolicy", "Orphan");
      Change change =
          cluster
              .review(Operation.DELETE, definition, cluster.json(definition), null)
              .with("options", orphan)
              .change();
      assertThat(lines(TestingCluster.known(cluster.analyse(change, cluster.inventory()))))
          .contains("Destroyed persistentvolumeclaims ci/data");
    }

    @Test
    void classesWeakenWhatDependsOnThem() {
      cluster
          .add("storageclasses.storage.k8s.io", "", "fast", "{}")
          .pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1");
      assertThat(lines(cluster.delete("storageclasses.storage.k8s.io fast")))
          .containsExactly(
              "Weakened persistentvolumes pv-orders-production-data",
              "Destroyed storageclasses fast");
    }

    @Test
    void tooMuchIsToldNotCut() {
      cluster.namespace("ci", "").cap(3);
      for (int number = 0; number < 5; number++) {
        cluster.add("persistentvolumeclaims", "ci", "c" + number, "{}");
      }
      assertThat(cluster.analyse(cluster.deletion("namespaces ci"), cluster.inventory()))
          .isEqualTo(new ImpactResult.TooLarge(6));
    }
  }

  @Nested
  class StatefulSets {
    @Test
    void deletingASetTakesClaimsWhenItsPolicySaysSo() {
      set("Delete", "Retain");
      assertThat(lines(cluster.delete(SET + "ci/pg")))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data-pg-0",
              "Destroyed persistentvolumeclaims ci/data-pg-1",
              "Destroyed persistentvolumeclaims ci/data-pg-2",
              "Destroyed statefulsets ci/pg");
    }

    @Test
    void deletingASetLeavesRetainedClaims() {
      set("Retain", "Delete");
      assertThat(lines(cluster.delete(SET + "ci/pg")))
          .containsExactly("Destroyed statefulsets ci/pg");
    }

    @Test
    void scalingDownTakesOnlyTheOrdinalsThatGo() {
      set("Retain", "Delete");
      Impact impact = cluster.update(SET + "ci/pg", set -> spec(set).put("replicas", 1));
      assertThat(lines(impact))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data-pg-1",
              "Destroyed persistentvolumeclaims ci/data-pg-2",
              "Weakened statefulsets ci/pg");
    }

    @Test
    void scalingDownThroughTheSubresourceIsTheSame() {
      set("Retain", "Delete");
      spec((ObjectNode) cluster.json(SET + "ci/pg")).putObject("ordinals").put("start", 1);
      Change change =
          TestingReviews.of(
                  Operation.UPDATE,
                  "statefulsets.apps",
                  scale("{replicas: 2}"),
                  scale("{}")) // a Scale to zero has an empty spec
              .subresource("scale")
              .change();
      assertThat(lines(TestingCluster.known(cluster.analyse(change, cluster.inventory()))))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/data-pg-1",
              "Destroyed persistentvolumeclaims ci/data-pg-2",
              "Weakened statefulsets ci/pg");
    }

    @Test
    void turningRetentionToDeleteStakesAllClaims() {
      set("Retain", "Retain");
      Impact impact =
          cluster.update(
              SET + "ci/pg",
              set ->
                  spec(set)
                      .withObject("/persistentVolumeClaimRetentionPolicy")
                      .put("whenScaled", "Delete"));
      assertThat(lines(impact)).hasSize(4).allMatch(line -> line.startsWith("Destroyed"));
    }

    private void set(String whenDeleted, String whenScaled) {
      cluster.add(
          "statefulsets.apps",
          "ci",
          "pg",
          """
          spec:
            replicas: 3
            volumeClaimTemplates: [{metadata: {name: data}}]
            persistentVolumeClaimRetentionPolicy: {whenDeleted: %s, whenScaled: %s}
          """
              .formatted(whenDeleted, whenScaled));
      for (String name :
          List.of("data-pg-0", "data-pg-1", "data-pg-2", "data-pg-x", "logs-pg-0", "data-pg2-0")) {
        cluster.add("persistentvolumeclaims", "ci", name, "{}");
      }
    }

    private static JsonNode scale(String spec) {
      return TestingReviews.yaml(
          "{kind: Scale, metadata: {name: pg, namespace: ci, uid: 'uid-statefulsets.apps ci/pg'},"
              + " spec: %s}".formatted(spec));
    }
  }

  @Nested
  class Updates {
    @Test
    void weakeningStakesWhatTheFallWouldTake() {
      cluster
          .pair("orders-production", "data", "Retain", "ebs.csi.aws.com/vol-1")
          .pair("ci", "data", "Retain", "ebs.csi.aws.com/vol-1");
      Impact impact =
          cluster.update(
              VOLUME + "pv-ci-data",
              volume -> spec(volume).put("persistentVolumeReclaimPolicy", "Delete"));
      assertThat(lines(impact)).hasSize(4).allMatch(line -> line.startsWith("Destroyed"));
    }

    @Test
    void anUnlabelledNamespaceStillCountsByItsOldLabels() {
      cluster
          .namespace("orders", "environment: production")
          .pair("orders", "data", "Delete", "ebs.csi.aws.com/vol-1");
      Impact impact =
          cluster.update(
              "namespaces orders", namespace -> namespace.withObject("/metadata").remove("labels"));
      assertThat(impact.items())
          .hasSize(3)
          .allMatch(item -> item.linkage().because().toString().contains("environment=production"));
    }

    @Test
    void movingAClaimReferenceStakesTheClaimThatLosesIt() {
      cluster.pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1");
      Impact impact =
          cluster.update(
              VOLUME + "pv-orders-production-data",
              volume -> spec(volume).withObject("claimRef").put("uid", "other"));
      assertThat(lines(impact)).contains("Destroyed persistentvolumeclaims orders-production/data");
    }

    @Test
    void aNewOwnerStakesTheObject() {
      cluster.pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1");
      Impact impact =
          cluster.update(
              CLAIM + "orders-production/data",
              claim ->
                  claim
                      .withObject("/metadata")
                      .withArray("ownerReferences")
                      .addObject()
                      .put("apiVersion", "v1")
                      .put("kind", "ConfigMap")
                      .put("name", "x")
                      .put("uid", "nowhere"));
      assertThat(lines(impact)).hasSize(2).allMatch(line -> line.startsWith("Destroyed"));
    }

    @Test
    void aClaimThatAdoptsAVolumeStakesIt() {
      cluster.pair("orders-production", "data", "Delete", "ebs.csi.aws.com/vol-1");
      spec((ObjectNode) cluster.json(VOLUME + "pv-orders-production-data")).remove("claimRef");
      Change change =
          TestingReviews.create(
                  "persistentvolumeclaims",
                  """
                  kind: PersistentVolumeClaim
                  metadata:
                    {name: grab, namespace: ci, uid: fresh, ownerReferences: [{kind: A, uid: b}]}
                  spec: {volumeName: pv-orders-production-data}
                  """)
              .change();
      Impact impact = TestingCluster.known(cluster.analyse(change, cluster.inventory()));
      assertThat(lines(impact))
          .containsExactly(
              "Destroyed persistentvolumeclaims ci/grab",
              "Destroyed persistentvolumes pv-orders-production-data");
      assertThat(impact.items().getFirst().uid()).isEmpty();
    }

    @Test
    void withoutEffectsThereIsNoImpact() {
      cluster.pair("ci", "data", "Delete", "ebs.csi.aws.com/vol-1");
      assertThat(cluster.update(CLAIM + "ci/data", _ -> {}).items()).isEmpty();
    }
  }

  private static ObjectNode spec(ObjectNode object) {
    return object.withObject("/spec");
  }
}
