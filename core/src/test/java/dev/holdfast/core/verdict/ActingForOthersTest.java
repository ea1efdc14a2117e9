package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.TestingKinds;
import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who act for somebody else (decision.md §4); every policy here denies everything. */
class ActingForOthersTest {
  private static final String CONTROLLERS = "system:serviceaccount:kube-system:";
  private static final String MANAGER = "system:kube-controller-manager";
  private static final String STRANGER = "dana@example.com";

  private static final String TERMINATING =
      "{kind: Namespace, metadata: {name: orders-staging, uid: n-1, deletionTimestamp:"
          + " '2026-11-23T08:59:00Z'}, status: {phase: Terminating}}";
  private static final String SET =
      """
      kind: StatefulSet
      metadata: {name: pg, namespace: orders-staging, uid: s-1}
      spec:
        volumeClaimTemplates: [{metadata: {name: data}}]
        persistentVolumeClaimRetentionPolicy: {whenDeleted: %s, whenScaled: %s}
      """;
  private static final String RELEASED =
      TestingCluster.VOLUME.replace("phase: Bound", "phase: Released");
  private static final String SNAPSHOT =
      "{kind: VolumeSnapshot, metadata: {name: s, namespace: orders-staging, uid: s-1%s}}";
  private static final String CONTENT =
      """
      kind: VolumeSnapshotContent
      metadata: {name: content, uid: x-1}
      spec:
        driver: csi.example
        deletionPolicy: %s
        volumeSnapshotRef: {namespace: orders-staging, name: s, uid: s-1}
      """;

  @ParameterizedTest
  @ValueSource(strings = {CONTROLLERS + "namespace-controller", MANAGER})
  void theContentOfATerminatingNamespaceGoes(String controller) {
    TestingReviews delete = claimDelete("").by(controller).without("name");
    assertThat(cluster(TERMINATING, TestingCluster.CLAIM).decide(delete).verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster(TestingCluster.STAGING, TestingCluster.CLAIM).decide(delete).verdict())
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            cluster(TERMINATING, TestingCluster.CLAIM)
                .decide(claimDelete("").by(STRANGER))
                .verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void theApiServerKeepsApiServicesInStepWithDefinitions() {
    TestingReviews delete =
        TestingReviews.delete(
            "apiservices.apiregistration.k8s.io",
            "{kind: APIService, metadata: {name: v1.velero.io, uid: a-1}, spec: {group: velero.io}}");
    assertThat(cluster().decide(delete.by("system:apiserver")).verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster().decide(delete.by(STRANGER)).verdict()).isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aNamespaceThatCannotBeReadIsAFault() {
    Decision decision =
        cluster(TERMINATING)
            .with(TestingEvidence.unreadable())
            .decide(claimDelete("").by(CONTROLLERS + "namespace-controller"));
    assertThat(DeciderTest.fault(decision)).isEqualTo("CannotVerify");
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTROLLERS + "generic-garbage-collector", MANAGER})
  void theCollectorFollowsJudgedOwners(String controller) {
    TestingCluster cluster = cluster(TestingCluster.STAGING, TestingCluster.CLAIM);
    String set = "{apiVersion: apps/v1, kind: StatefulSet, name: pg, uid: s-1}";
    String pod = "{apiVersion: v1, kind: Pod, name: p, uid: p-1}";
    String map = "{apiVersion: v1, kind: ConfigMap, name: m, uid: m-1}";
    String forged = "{apiVersion: example.org/v1, kind: Pod, name: p, uid: p-1}";
    assertThat(cluster.decide(claimDelete(set).by(controller)).verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster.decide(claimDelete(pod).by(controller)).verdict())
        .isInstanceOf(Verdict.Allow.class);
    for (String owners : List.of("", map, forged, set + ", " + map)) {
      assertThat(cluster.decide(claimDelete(owners).by(controller)).verdict())
          .as(owners)
          .isInstanceOf(Verdict.Deny.class);
    }
    assertThat(cluster.decide(claimDelete(set).by(STRANGER)).verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aBroughtOwnerWasJudgedWhenItIsWhatItSays() {
    Catalogue catalogue = TestingKinds.with(TestingKinds.FORTRESSES, TestingKinds.FORTRESS);
    String definition =
        "{kind: CustomResourceDefinition, metadata: {name: fortresses.castles.example.com, uid: d},"
            + " spec: {group: castles.example.com, names: {plural: fortresses, kind: %s}}}";
    TestingReviews collect =
        claimDelete("{apiVersion: castles.example.com/v1, kind: Fortress, name: f, uid: f-1}")
            .by(CONTROLLERS + "generic-garbage-collector");
    TestingCluster defined = cluster(TestingCluster.CLAIM, definition.formatted("Fortress"));
    assertThat(defined.decide(collect, catalogue).verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(defined.decide(collect).verdict())
        .as("nobody watches it")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            cluster(TestingCluster.CLAIM, definition.formatted("Hut"))
                .decide(collect, catalogue)
                .verdict())
        .as("another kind's name")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(cluster(TestingCluster.CLAIM).decide(collect, catalogue).verdict())
        .as("no definition")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aPodTakesNoVolumeWithItThatOthersMiss() {
    String pod = "{apiVersion: v1, kind: Pod, name: pg-0, uid: p-1}";
    TestingReviews collect = claimDelete(pod).by(CONTROLLERS + "generic-garbage-collector");
    String labelled =
        TestingCluster.VOLUME.replace("uid: v-1", "uid: v-1, labels: {environment: production}");
    String sibling =
        TestingCluster.VOLUME
            .replace("name: pv-1, uid: v-1", "name: pv-2, uid: v-2")
            .replace("name: data, uid: c-1", "name: other, uid: c-2");
    assertThat(cluster(TestingCluster.VOLUME).decide(collect).verdict())
        .as("its own")
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster(labelled).decide(collect).verdict())
        .as("picked by a selector")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(cluster(TestingCluster.VOLUME, sibling).decide(collect).verdict())
        .as("its storage is another volume's too")
        .isInstanceOf(Verdict.Deny.class);
    TestingReviews scaledAway =
        TestingReviews.delete(
                "persistentvolumeclaims",
                TestingCluster.CLAIM.replace(
                    "name: data, namespace: orders-staging, uid: c-1",
                    "name: data-pg-0, namespace: orders-staging, uid: c-1, ownerReferences: ["
                        + pod
                        + "]"))
            .by(CONTROLLERS + "generic-garbage-collector");
    assertThat(cluster(labelled, SET.formatted("Retain", "Delete")).decide(scaledAway).verdict())
        .as("scaling down was judged")
        .isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void aReleasedVolumeGoesWhoeverSendsIt() {
    TestingReviews delete = TestingReviews.delete("persistentvolumes", RELEASED).by("csi-driver");
    assertThat(cluster(RELEASED).decide(delete).verdict()).isInstanceOf(Verdict.Allow.class);
    String failed = RELEASED.replace("phase: Released", "phase: Failed");
    assertThat(cluster(failed).decide(TestingReviews.delete("persistentvolumes", failed)).verdict())
        .as("its storage couldn't be taken back")
        .isInstanceOf(Verdict.Allow.class);
    assertThat(
            cluster(RELEASED, TestingCluster.CLAIM.replace("c-1", "c-2")).decide(delete).verdict())
        .as("another claim of the same name")
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster(RELEASED, TestingCluster.CLAIM).decide(delete).verdict())
        .as("its claim still lives")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            DeciderTest.fault(cluster(RELEASED).with(TestingEvidence.unreadable()).decide(delete)))
        .isEqualTo("CannotVerify");
  }

  @Test
  void whatOnlyHasTheNameOfAVolumeIsNone() {
    String kind =
        """
        group: example.com
        version: v1
        resource: persistentvolumes
        kind: PersistentVolume
        namespaced: false
        role: Database
        project: [status.phase, spec.persistentVolumeReclaimPolicy, spec.claimRef.uid, spec.claimRef.name, spec.claimRef.namespace]
        """;
    Catalogue catalogue = TestingKinds.with("persistentvolumes.example.com", kind);
    TestingReviews delete = TestingReviews.delete("persistentvolumes.example.com", RELEASED);
    assertThat(cluster().decide(delete.by("csi-driver"), catalogue).verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aStorageSystemsOwnObjectGoesWithTheReleasedVolume() {
    String own = "{kind: Volume, metadata: {name: vol-1, namespace: longhorn-system, uid: l-1}}";
    String released = RELEASED.replaceAll("driver: [a-z.]+", "driver: driver.longhorn.io");
    assertThat(released).contains("driver: driver.longhorn.io");
    TestingReviews delete = TestingReviews.delete("volumes.longhorn.io", own).by("csi-driver");
    assertThat(cluster(own, released).decide(delete).verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(cluster(own).decide(delete).verdict())
        .as("nothing tells that it was let go of")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(cluster(own, released, TestingCluster.CLAIM).decide(delete).verdict())
        .as("the claim still lives")
        .isInstanceOf(Verdict.Deny.class);
    String kept =
        released
            .replace("uid: v-1", "uid: v-2")
            .replaceFirst("name: [a-z0-9-]+", "name: other")
            .replace("Policy: Delete", "Policy: Retain");
    assertThat(cluster(own, released, kept).decide(delete).verdict())
        .as("another volume stands on it")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            DeciderTest.fault(
                cluster(own, released).with(TestingEvidence.unreadable()).decide(delete)))
        .isEqualTo("CannotVerify");
  }

  @Test
  void aVolumeThatIsBoundOrKeptDoesNot() {
    for (String volume :
        List.of(
            TestingCluster.VOLUME,
            RELEASED.replace("Policy: Delete", "Policy: Retain"),
            RELEASED.replace(", uid: c-1}", "}"),
            RELEASED.replace("name: data, uid: c-1}", "uid: c-1}"))) {
      TestingReviews delete = TestingReviews.delete("persistentvolumes", volume).by("csi-driver");
      assertThat(cluster(volume).decide(delete).verdict())
          .as(volume)
          .isInstanceOf(Verdict.Deny.class);
    }
  }

  @Test
  void aReleasedVolumesFinalizersMayGoButNothingElse() {
    String protectedVolume =
        RELEASED.replace("uid: v-1}", "uid: v-1, finalizers: [kubernetes.io/pv-protection]}");
    TestingCluster cluster = cluster(protectedVolume);
    assertThat(
            cluster
                .decide(TestingReviews.update("persistentvolumes", protectedVolume, RELEASED))
                .verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(
            cluster
                .decide(
                    TestingReviews.update(
                        "persistentvolumes", protectedVolume, RELEASED.replace("c-1", "c-9")))
                .verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void aContentGoesWithItsSnapshot() {
    String content = CONTENT.formatted("Delete");
    TestingReviews delete =
        TestingReviews.delete("volumesnapshotcontents.snapshot.storage.k8s.io", content)
            .by(CONTROLLERS + "snapshot-controller");
    assertThat(cluster(content).decide(delete).verdict()).isInstanceOf(Verdict.Allow.class);
    assertThat(
            cluster(content, SNAPSHOT.formatted(", deletionTimestamp: '2026-11-23T08:59:00Z'"))
                .decide(delete)
                .verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(cluster(content, SNAPSHOT.formatted("")).decide(delete).verdict())
        .isInstanceOf(Verdict.Deny.class);
    String kept = CONTENT.formatted("Retain");
    assertThat(
            cluster(kept)
                .decide(
                    TestingReviews.delete("volumesnapshotcontents.snapshot.storage.k8s.io", kept))
                .verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTROLLERS + "statefulset-controller", MANAGER})
  void theStatefulSetControllerOwnsWhatItsPolicyCovers(String controller) {
    String set = "{apiVersion: apps/v1, kind: StatefulSet, name: pg, uid: s-1}";
    String pod = "{apiVersion: v1, kind: Pod, name: pg-0, uid: p-1}";
    TestingCluster whenDeleted = cluster(SET.formatted("Delete", "Retain"));
    TestingCluster whenScaled = cluster(SET.formatted("Retain", "Delete"));
    assertThat(whenDeleted.decide(owned("data-pg-0", set).by(controller)).verdict())
        .isInstanceOf(Verdict.Allow.class);
    assertThat(whenScaled.decide(owned("data-pg-0", pod).by(controller)).verdict())
        .isInstanceOf(Verdict.Allow.class);

    assertThat(whenScaled.decide(owned("data-pg-0", set).by(controller)).verdict())
        .as("the policy says Retain")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(whenDeleted.decide(owned("data-pg-0", pod).by(controller)).verdict())
        .isInstanceOf(Verdict.Deny.class);
    assertThat(whenDeleted.decide(owned("other-pg-0", set).by(controller)).verdict())
        .as("not a claim of its templates")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(
            whenDeleted
                .decide(owned("data-pg-0", set.replace("s-1", "s-2")).by(controller))
                .verdict())
        .as("another set of the same name")
        .isInstanceOf(Verdict.Deny.class);
    assertThat(whenDeleted.decide(owned("data-pg-0", set).by(STRANGER)).verdict())
        .isInstanceOf(Verdict.Deny.class);
    assertThat(cluster().decide(owned("data-pg-0", set).by(controller)).verdict())
        .as("no such set")
        .isInstanceOf(Verdict.Deny.class);
  }

  @Test
  void mastersAndAdminsAreNotExempt() {
    assertThat(
            cluster(TERMINATING, TestingCluster.CLAIM)
                .decide(claimDelete("").by("kubernetes-admin", "system:masters"))
                .verdict())
        .isInstanceOf(Verdict.Deny.class);
  }

  private static TestingReviews claimDelete(String owners) {
    return TestingReviews.delete(
        "persistentvolumeclaims",
        TestingCluster.CLAIM.replace("uid: c-1}", "uid: c-1, ownerReferences: [" + owners + "]}"));
  }

  private static TestingReviews owned(String name, String owner) {
    String claim =
        "{kind: PersistentVolumeClaim, metadata: {name: %s, namespace: orders-staging, uid: c-1%s}}";
    return TestingReviews.update(
        "persistentvolumeclaims",
        claim.formatted(name, ""),
        claim.formatted(name, ", ownerReferences: [" + owner + "]"));
  }

  private static TestingCluster cluster(String... objects) {
    return TestingCluster.of(
        new TestingPolicies().says("all", "Enforce", "{\"deny\": [\"never\"]}"), objects);
  }
}
