package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Reached;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read anew before a destructive change passes. */
class NeighboursTest {
  private static final String CLAIM =
      "{kind: PersistentVolumeClaim, metadata: {name: c, namespace: a, uid: c-1}, spec: {volumeName: %s}}";
  private static final String VOLUME =
      "{kind: PersistentVolume, metadata: {name: v, uid: v-1}, spec: {claimRef: {namespace: '%s', name: '%s'}}}";
  private static final String SNAPSHOT =
      "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot, metadata: {name: s, namespace: a,"
          + " uid: s-1}, spec: {source: {persistentVolumeClaimName: %s}}, status:"
          + " {boundVolumeSnapshotContentName: %s}}";
  private static final String CONTENT =
      "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshotContent, metadata: {name: k, uid: k-1},"
          + " spec: {volumeSnapshotRef: {namespace: '%s', name: '%s'}}}";

  @Test
  void aClaimsNamespaceAndVolume() {
    assertThat(of("persistentvolumeclaims", CLAIM.formatted("v")))
        .containsExactly(Neighbours.namespace("a"), Neighbours.volume("v"));
    assertThat(of("persistentvolumeclaims", CLAIM.formatted("''")))
        .containsExactly(Neighbours.namespace("a"));
  }

  @Test
  void aVolumesClaimAndItsNamespace() {
    assertThat(of("persistentvolumes", VOLUME.formatted("a", "c")))
        .containsExactly(Neighbours.claim("a", "c"), Neighbours.namespace("a"));
    assertThat(of("persistentvolumes", VOLUME.formatted("", "c"))).isEmpty();
    assertThat(of("persistentvolumes", VOLUME.formatted("a", ""))).isEmpty();
  }

  @Test
  void aSnapshotsClaimAndContent() {
    assertThat(of("volumesnapshots.snapshot.storage.k8s.io", SNAPSHOT.formatted("c", "k")))
        .extracting(ObjectRef::toString)
        .containsExactly(
            Neighbours.namespace("a").toString(),
            Neighbours.claim("a", "c").toString(),
            "volumesnapshotcontents k");
    assertThat(of("volumesnapshots.snapshot.storage.k8s.io", SNAPSHOT.formatted("''", "''")))
        .containsExactly(Neighbours.namespace("a"));
  }

  @Test
  void aContentsSnapshot() {
    assertThat(of("volumesnapshotcontents.snapshot.storage.k8s.io", CONTENT.formatted("a", "s")))
        .containsExactly(Neighbours.namespace("a"), Neighbours.snapshot("a", "s"));
    assertThat(of("volumesnapshotcontents.snapshot.storage.k8s.io", CONTENT.formatted("", "s")))
        .isEmpty();
    assertThat(of("volumesnapshotcontents.snapshot.storage.k8s.io", CONTENT.formatted("a", "")))
        .isEmpty();
  }

  @Test
  void whatAPodNamesIsReadAndWhatWasFoundIsNot() {
    TestingReviews pod =
        TestingReviews.create("pods", "{kind: Pod, metadata: {name: p, namespace: a}}");
    Reached named = new Reached(Neighbours.claim("a", "c"), "mounted", true);
    Reached found = new Reached(Neighbours.claim("b", "d"), "shares its storage", false);
    assertThat(
            Neighbours.of(
                pod.change(), List.of(named, found), TestingInventory.of(CLAIM.formatted("v"))))
        .containsExactly(
            Neighbours.namespace("a"), Neighbours.claim("a", "c"), Neighbours.volume("v"));
    assertThat(
            Neighbours.of(pod.change(), List.of(named), TestingInventory.of(CLAIM.formatted("''"))))
        .containsExactly(Neighbours.namespace("a"), Neighbours.claim("a", "c"));
    assertThat(Neighbours.of(pod.change(), List.of(found), TestingInventory.of())).isEmpty();
  }

  private static List<ObjectRef> of(String resource, String object) {
    return Neighbours.of(
        TestingReviews.delete(resource, object).change(),
        TestingInventory.object(object),
        Catalogue.builtIn());
  }
}
