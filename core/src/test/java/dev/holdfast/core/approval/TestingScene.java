package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.CanonicalJson;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Backing;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.Impact;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.RestorePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The incident: an agent deletes a staging claim that shares its storage with production. Two of
 * group dba must sign. Immutable; every {@code with} gives a new one.
 */
public record TestingScene(
    Change change,
    List<Effect> effects,
    Impact impact,
    Identity identity,
    List<Requirement> requirements,
    String cluster,
    Instant now,
    Map<String, ApproverSpec> approvers,
    Map<String, HeldRequest> requests,
    List<NamedApproval> approvals,
    Map<String, AgentIdentitySpec> agents) {
  public static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  public static final String AGENT = "system:serviceaccount:agents:cursor";
  public static final TestingKey DANA = TestingKey.ed25519();
  public static final TestingKey ERIN = TestingKey.ed25519();
  public static final TestingKey OLGA = TestingKey.ed25519();
  public static final TestingKey THEO = TestingKey.hardware();

  static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: pg-data-0, namespace: orders-staging, uid: %s}
      spec: {volumeName: pv-staging}
      """;

  /** Before anything was signed. */
  public static TestingScene fresh() {
    return new TestingScene(
        deletion("a1b2"),
        List.of(new Effect(EffectClass.Delete, "core.delete", "", null, null, "deletes it")),
        impact(items()),
        agent(),
        List.of(
            new Requirement(
                "volumes-shared-backing", "HF-VOL-002", "dba", 2, false, "shared with production")),
        "cluster-1",
        NOW,
        Map.of(
            "dana", approver("dana", DANA, "dba"),
            "erin", approver("erin", ERIN, "dba", "platform"),
            "olga", approver("olga", OLGA, "dba"),
            "theo", approver("theo", THEO, "trust", "platform")),
        Map.of(),
        List.of(),
        Map.of(
            "cursor-staging",
            new AgentIdentitySpec(
                new AgentIdentitySpec.Owner("User", "olga@example.com"),
                List.of(new AgentIdentitySpec.AgentSubject("agents", null, null, null)))));
  }

  /** With its request stored, and signed by dana and erin. */
  public static TestingScene approved() {
    return fresh().requested().signed("dana", DANA).signed("erin", ERIN);
  }

  static Change deletion(String uid) {
    return TestingReviews.delete("persistentvolumeclaims", CLAIM.formatted(uid))
        .by(AGENT, "system:serviceaccounts")
        .change();
  }

  static Identity agent() {
    return new Identity(
        deletion("a1b2").requester(), RequesterClass.Agent, "cursor-staging", "olga@example.com");
  }

  static List<ImpactItem> items() {
    Linkage production = new Linkage(true, false, List.of("environment=production"));
    Backing backing = new Backing("csi.example", "vol-123");
    return List.of(
        new ImpactItem(
            ref(
                "persistentvolumeclaims",
                "PersistentVolumeClaim",
                "orders-production",
                "pg-data-0"),
            "c3",
            Role.Claim,
            Fate.Destroyed,
            List.of("shares backing csi.example/vol-123"),
            production,
            backing),
        new ImpactItem(
            ref("persistentvolumeclaims", "PersistentVolumeClaim", "orders-staging", "pg-data-0"),
            "a1b2",
            Role.Claim,
            Fate.Destroyed,
            List.of(),
            Linkage.NONE,
            backing));
  }

  static ImpactItem item(String namespace, String name) {
    return new ImpactItem(
        ref("persistentvolumeclaims", "PersistentVolumeClaim", namespace, name),
        "uid-" + name,
        Role.Claim,
        Fate.Destroyed,
        List.of(),
        Linkage.NONE,
        null);
  }

  static ObjectRef ref(String resource, String kind, String namespace, String name) {
    return new ObjectRef("", resource, kind, namespace, name);
  }

  static Impact impact(List<ImpactItem> items, RestorePoint... points) {
    String digest =
        CanonicalJson.sha256(
            JsonNodeFactory.instance
                .objectNode()
                .put(
                    "items",
                    items.stream()
                        .sorted(Comparator.comparing(ImpactItem::ref))
                        .toList()
                        .toString()));
    return new Impact(items, List.of(points), digest);
  }

  public static ApproverSpec approver(String name, TestingKey key, String... groups) {
    return new ApproverSpec(
        name,
        List.of(new ApproverSpec.Subject("User", name + "@example.com")),
        List.of(groups),
        List.of(new ApproverSpec.Key(key.publicLine(), null, null, null)),
        null);
  }

  public ApprovalMatter matter() {
    return new ApprovalMatter(
        change, effects, impact, identity, requirements, Duration.ZERO, cluster, now);
  }

  public ApprovalEvidence evidence() {
    return new ApprovalEvidence(requests, approvals, approvers);
  }

  public ApprovalResult check() {
    return ApprovalCheck.check(matter(), evidence(), agents);
  }

  /** The request's text, as the webhook would write it now. */
  public String text() {
    return StatementWriter.write(matter()).text();
  }

  /** The first request's text, as it is stored. */
  String heldText() {
    return requests.values().iterator().next().statement();
  }

  public TestingScene requested() {
    WrittenStatement written = StatementWriter.write(matter());
    return held(written.name(), new HeldRequest(written.text(), false, TestingScene.NOW));
  }

  public TestingScene held(String name, HeldRequest held) {
    Map<String, HeldRequest> now = new TreeMap<>(requests);
    now.put(name, held);
    return with(now, approvals, approvers);
  }

  public TestingScene signed(String approver, TestingKey key) {
    return signed(approver, key, heldText());
  }

  public TestingScene signed(String approver, TestingKey key, String text) {
    return approval("cha-" + approver, text, new SignatureEntry(approver, key.sign(text)));
  }

  TestingScene approval(String name, String text, SignatureEntry... signatures) {
    return approval(
        new NamedApproval(
            name, new ChangeApprovalSpec("Approve", null, text, List.of(signatures)), false, ""));
  }

  TestingScene approval(NamedApproval approval) {
    List<NamedApproval> all = new ArrayList<>(approvals);
    all.add(approval);
    return with(requests, all, approvers);
  }

  TestingScene rejected(String by, String reason) {
    return approval(
        new NamedApproval(
            "cha-no", new ChangeApprovalSpec("Reject", reason, heldText(), null), false, by));
  }

  public TestingScene approver(String name, UnaryOperator<ApproverSpec> edit) {
    Map<String, ApproverSpec> now = new TreeMap<>(approvers);
    now.put(name, edit.apply(approvers.get(name)));
    return with(requests, approvals, now);
  }

  public TestingScene withApprover(String name, ApproverSpec spec) {
    Map<String, ApproverSpec> now = new TreeMap<>(approvers);
    now.put(name, spec);
    return with(requests, approvals, now);
  }

  public TestingScene withoutApprover(String name) {
    Map<String, ApproverSpec> now = new TreeMap<>(approvers);
    now.remove(name);
    return with(requests, approvals, now);
  }

  TestingScene withoutApprovals() {
    return with(requests, List.of(), approvers);
  }

  TestingScene with(
      Map<String, HeldRequest> newRequests,
      List<NamedApproval> newApprovals,
      Map<String, ApproverSpec> newApprovers) {
    return new TestingScene(
        change,
        effects,
        impact,
        identity,
        requirements,
        cluster,
        now,
        newApprovers,
        newRequests,
        newApprovals,
        agents);
  }

  TestingScene with(Change other) {
    return new TestingScene(
        other,
        effects,
        impact,
        identity,
        requirements,
        cluster,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene with(Change other, Effect... found) {
    return new TestingScene(
        other,
        List.of(found),
        impact,
        identity,
        requirements,
        cluster,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene with(Impact other) {
    return new TestingScene(
        change,
        effects,
        other,
        identity,
        requirements,
        cluster,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene with(Identity other) {
    return new TestingScene(
        change,
        effects,
        impact,
        other,
        requirements,
        cluster,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene with(Requirement... others) {
    return new TestingScene(
        change,
        effects,
        impact,
        identity,
        List.of(others),
        cluster,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene inCluster(String other) {
    return new TestingScene(
        change,
        effects,
        impact,
        identity,
        requirements,
        other,
        now,
        approvers,
        requests,
        approvals,
        agents);
  }

  public TestingScene at(String instant) {
    return new TestingScene(
        change,
        effects,
        impact,
        identity,
        requirements,
        cluster,
        Instant.parse(instant),
        approvers,
        requests,
        approvals,
        agents);
  }

  TestingScene withAgents(Map<String, AgentIdentitySpec> others) {
    return new TestingScene(
        change,
        effects,
        impact,
        identity,
        requirements,
        cluster,
        now,
        approvers,
        requests,
        approvals,
        others);
  }
}
