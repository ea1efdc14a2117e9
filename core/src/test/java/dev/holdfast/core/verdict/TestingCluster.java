package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.Owner;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.impact.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster to decide in: what is cached, what the API server holds, what policies say. */
record TestingCluster(
    Inventory cached,
    TestingEvidence evidence,
    Optional<Bundle> bundle,
    Set<String> stale,
    Approvals approvals) {
  static final String STAGING = "{kind: Namespace, metadata: {name: orders-staging, uid: n-1}}";
  static final String PRODUCTION =
      "{kind: Namespace, metadata: {name: orders-production, uid: n-2}}";
  static final String CLAIM =
      "{kind: PersistentVolumeClaim, metadata: {name: data, namespace: orders-staging, uid: c-1},"
          + " spec: {volumeName: pv-1}, status: {phase: Bound}}";
  static final String VOLUME =
      "{kind: PersistentVolume, metadata: {name: pv-1, uid: v-1}, spec: {persistentVolumeReclaimPolicy:"
          + " Delete, claimRef: {namespace: orders-staging, name: data, uid: c-1}, csi: {driver:"
          + " csi.example, volumeHandle: vol-1}}, status: {phase: Bound}}";

  static TestingCluster of(TestingPolicies policies, String... objects) {
    Inventory inventory = TestingInventory.of(objects);
    return new TestingCluster(
        inventory,
        TestingEvidence.of(inventory),
        Optional.of(policies.bundle()),
        Set.of(),
        TestingApprovals.missing());
  }

  TestingCluster with(Approvals other) {
    return new TestingCluster(cached, evidence, bundle, stale, other);
  }

  TestingCluster with(TestingEvidence other) {
    return new TestingCluster(cached, other, bundle, stale, approvals);
  }

  TestingCluster withStale(String kind) {
    return new TestingCluster(cached, evidence, bundle, Set.of(kind), approvals);
  }

  TestingCluster withSignedApprovals() {
    return with(new SignedApprovals());
  }

  TestingCluster with(Bundle other) {
    return new TestingCluster(cached, evidence, Optional.of(other), stale, approvals);
  }

  TestingCluster withoutBundle() {
    return new TestingCluster(cached, evidence, Optional.empty(), stale, approvals);
  }

  Decision decide(TestingReviews review) {
    return decide(review.bytes());
  }

  Decision decide(byte[] review) {
    return new Decider("holdfast", approvals, new TrustedKinds("holdfast"))
        .decide(review, surroundings());
  }

  /** By what users brought as well. */
  Decision decide(TestingReviews review, Catalogue catalogue) {
    return new Decider("holdfast", approvals, new TrustedKinds("holdfast"))
        .decide(review.bytes(), surroundings(catalogue));
  }

  Surroundings surroundings() {
    return surroundings(Catalogue.builtIn());
  }

  private Surroundings surroundings(Catalogue catalogue) {
    return new Surroundings(
        catalogue,
        cached,
        stale,
        bundle,
        Map.of("cursor", agent("agents"), "double-a", agent("twice"), "double-b", agent("twice")),
        evidence,
        Instant.parse("2026-11-23T09:00:00Z"),
        "cluster-1");
  }

  private static AgentIdentitySpec agent(String namespace) {
    return new AgentIdentitySpec(
        new Owner("User", "dana@example.com"),
        List.of(new AgentSubject(namespace, null, null, null)));
  }
}
