package dev.holdfast.core.approval.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.TestingScene;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRulesTest {
  private static final String OPERATOR = "system:serviceaccount:holdfast:holdfast-operator";
  private static final String WEBHOOK = "system:serviceaccount:holdfast:holdfast-webhook";
  private static final String ADMIN = "admin@example.com";

  private static final TrustRoot CLOSED =
      new TrustRoot(true, Map.of("dba", 2, "trust", 1), 1, Duration.ZERO, OPERATOR, WEBHOOK);
  private static final TrustRoot OPEN =
      new TrustRoot(false, CLOSED.minima(), 1, Duration.ZERO, OPERATOR, WEBHOOK);

  private static final String POLICY =
      """
      kind: GuardrailPolicy
      metadata: {name: p, uid: u, labels: {a: %s}}
      spec: {description: "%s", enforcement: %s, rego: "%s"}
      """;

  @Test
  void otherKindsAreNotItsBusiness() {
    Change claim = TestingReviews.delete("persistentvolumeclaims", "{kind: P}").change();
    assertThat(TrustRules.concern(claim)).isFalse();
    assertThat(judge(claim, ADMIN, CLOSED)).isInstanceOf(TrustResult.Free.class);
    Change crd =
        TestingReviews.delete(
                "customresourcedefinitions.apiextensions.k8s.io",
                "{kind: CustomResourceDefinition, metadata: {name: clusters.postgresql.cnpg.io}}")
            .change();
    assertThat(TrustRules.concern(crd)).isFalse();
  }

  @Test
  void approversNeedTrust() {
    Change create = create("approvers", approver("mallory", "m", "dba", TestingKey.ed25519(), ""));
    needsTrust(judge(create, ADMIN, CLOSED), 1, "Approver mallory decides who may sign");
    needsTrust(judge(create, OPERATOR, CLOSED), 1, "Approver mallory");
    Change delete = delete("approvers", approver("theo", "t", "platform", TestingScene.THEO, ""));
    assertThat(
            judge(
                delete, ADMIN, new TrustRoot(true, Map.of(), 3, Duration.ZERO, OPERATOR, WEBHOOK)))
        .isInstanceOfSatisfying(
            TrustResult.NeedsTrust.class,
            needed -> assertThat(needed.requirement().count()).isEqualTo(3));
  }

  @Test
  void appliedAgainUnchangedIsFree() {
    String same = approver("dana", "d", "dba", TestingScene.DANA, "");
    assertThat(judge(update("approvers", same, same), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    String labelled = same.replace("uid: u", "uid: u, labels: {team: a}");
    assertThat(judge(update("approvers", same, labelled), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
  }

  @Test
  void ownerReferencesAndFinalizersAreNoLabels() {
    String before = approver("dana", "d", "dba", TestingScene.DANA, "");
    String owned =
        before.replace("uid: u", "uid: u, ownerReferences: [{kind: ConfigMap, name: a, uid: b}]");
    needsTrust(judge(update("approvers", before, owned), ADMIN, CLOSED), 1, "Approver dana");
  }

  @Test
  void aRevocationNeedsOne() {
    TrustRoot strict = new TrustRoot(true, Map.of("trust", 1), 3, Duration.ZERO, OPERATOR, WEBHOOK);
    String before = approver("dana", "d", "dba", TestingScene.DANA, "");
    String after =
        approver("dana", "d", "dba", TestingScene.DANA, "\"SHA256:" + "a".repeat(43) + "\"");
    needsTrust(judge(update("approvers", before, after), ADMIN, strict), 1, "gets a key revoked");
    needsTrust(judge(update("approvers", after, before), ADMIN, strict), 3, "decides who may sign");
  }

  @Test
  void aKeyMayEndItself() {
    String one = "\"SHA256:" + "a".repeat(43) + "\"";
    String two = "\"SHA256:" + "b".repeat(43) + "\"";
    String before = approver("dana", "d", "dba", TestingScene.DANA, "");
    String after = approver("dana", "d", "dba", TestingScene.DANA, one);
    String both = approver("dana", "d", "dba", TestingScene.DANA, one + ", " + two);
    String moved = approver("dana", "d", "platform", TestingScene.DANA, one);
    assertThat(orKey(judge(update("approvers", before, after), ADMIN, CLOSED)))
        .isEqualTo("SHA256:" + "a".repeat(43));
    assertThat(orKey(judge(update("approvers", after, both), ADMIN, CLOSED)))
        .isEqualTo("SHA256:" + "b".repeat(43));
    assertThat(orKey(judge(update("approvers", before, both), ADMIN, CLOSED))).isEmpty();
    assertThat(orKey(judge(update("approvers", before, moved), ADMIN, CLOSED))).isEmpty();
    assertThat(orKey(judge(update("approvers", after, before), ADMIN, CLOSED))).isEmpty();
    assertThat(orKey(judge(delete("approvers", after), ADMIN, CLOSED))).isEmpty();
  }

  private static String orKey(TrustResult result) {
    assertThat(result).isInstanceOf(TrustResult.NeedsTrust.class);
    return ((TrustResult.NeedsTrust) result).requirement().orKey();
  }

  @Test
  void aWeakeningWaitsAndARevocationDoesNot() {
    Duration delay = Duration.ofMinutes(30);
    TrustRoot slow = new TrustRoot(true, Map.of(), 1, delay, OPERATOR, WEBHOOK);
    String before = approver("dana", "d", "dba", TestingScene.DANA, "");
    String after =
        approver("dana", "d", "dba", TestingScene.DANA, "\"SHA256:" + "a".repeat(43) + "\"");
    assertThat(delay(judge(update("approvers", before, after), ADMIN, slow))).isZero();
    assertThat(delay(judge(update("approvers", after, before), ADMIN, slow))).isEqualTo(delay);
    assertThat(delay(judge(delete("approvers", before), ADMIN, slow))).isEqualTo(delay);
    assertThat(
            delay(
                judge(
                    delete("guardrailpolicies", POLICY.formatted("a", "d", "Enforce", "x")),
                    ADMIN,
                    slow)))
        .isEqualTo(delay);
  }

  private static Duration delay(TrustResult result) {
    assertThat(result).isInstanceOf(TrustResult.NeedsTrust.class);
    return ((TrustResult.NeedsTrust) result).delay();
  }

  @Test
  void groupsKeepTheirMinimum() {
    String dana = approver("dana", "d", "dba", TestingScene.DANA, "");
    TestingScene two = TestingScene.fresh().withoutApprover("olga");
    TrustResult refused = judge(delete("approvers", dana), ADMIN, CLOSED, two);
    assertThat(refused)
        .isEqualTo(
            new TrustResult.Refused(
                TrustRules.GROUP_MINIMUM,
                "this leaves group dba with 1 of at least 2 humans whose keys count"));
    assertThat(judge(delete("approvers", dana), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.NeedsTrust.class);
    String elsewhere = approver("dana", "d", "platform", TestingScene.DANA, "");
    assertThat(judge(update("approvers", dana, elsewhere), ADMIN, CLOSED, two))
        .isInstanceOf(TrustResult.Refused.class);
    Change twin = create("approvers", approver("twin", "t", "x", TestingScene.ERIN, ""));
    assertThat(judge(twin, ADMIN, CLOSED, two)).isInstanceOf(TrustResult.Refused.class);
    assertThat(judge(delete("approvers", dana), ADMIN, CLOSED, two.withoutApprover("erin")))
        .isInstanceOf(TrustResult.NeedsTrust.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Enforce, x, Audit, x, true",
    "Enforce, x, Warn, x, true",
    "Enforce, x, Enforce, y, true",
    "Audit, x, Enforce, x, false",
    "Audit, x, Audit, y, false",
    "Warn, x, Audit, y, false"
  })
  void enforcedPoliciesNeedTrust(
      String before, String rego, String after, String otherRego, boolean needed) {
    TrustResult result =
        judge(
            update(
                "guardrailpolicies",
                POLICY.formatted("a", "d", before, rego),
                POLICY.formatted("a", "d", after, otherRego)),
            ADMIN,
            CLOSED);
    assertThat(result instanceof TrustResult.NeedsTrust).isEqualTo(needed);
  }

  @Test
  void policiesBesides() {
    String enforced = POLICY.formatted("a", "d", "Enforce", "x");
    assertThat(judge(create("guardrailpolicies", enforced), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    needsTrust(judge(delete("guardrailpolicies", enforced), ADMIN, CLOSED), 1, "is enforced");
    needsTrust(judge(delete("guardrailpolicies", enforced), OPERATOR, CLOSED), 1, "is enforced");
    assertThat(
            judge(
                delete("guardrailpolicies", POLICY.formatted("a", "d", "Audit", "x")),
                ADMIN,
                CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    assertThat(
            judge(
                update(
                    "guardrailpolicies", enforced, POLICY.formatted("b", "other", "Enforce", "x")),
                ADMIN,
                CLOSED))
        .isInstanceOf(TrustResult.Free.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"policybundles", "changerequests"})
  void onlyOurAccounts(String resource) {
    Change create = create(resource, "{kind: X, metadata: {name: active}, spec: {}}");
    Change update =
        update(
            resource,
            "{kind: X, metadata: {name: active}, spec: {a: 1}}",
            "{kind: X, metadata: {name: active}, spec: {a: 2}}");
    for (TrustRoot root : new TrustRoot[] {OPEN, CLOSED}) {
      assertThat(judge(create, ADMIN, root)).isInstanceOf(TrustResult.Refused.class);
      assertThat(judge(update, ADMIN, root)).isInstanceOf(TrustResult.Refused.class);
      assertThat(judge(update, OPERATOR, root)).isInstanceOf(TrustResult.Free.class);
    }
    String creator = resource.equals("policybundles") ? OPERATOR : WEBHOOK;
    assertThat(judge(create, creator, CLOSED)).isInstanceOf(TrustResult.Free.class);
    assertThat(judge(create, creator.equals(WEBHOOK) ? OPERATOR : WEBHOOK, CLOSED))
        .isInstanceOf(TrustResult.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policybundles",
        "changerequests",
        "changeapprovals",
        "approvers",
        "guardrailpolicies",
        "agentidentities",
        "datakinds",
        "maintenancewindows"
      })
  void a14EveryStatusIsForOurAccounts(String resource) {
    Change update =
        TestingReviews.update(
                resource + ".holdfast.dev",
                "{kind: X, status: {a: 1}}",
                "{kind: X, status: {a: 2}}")
            .subresource("status")
            .change();
    assertThat(judge(update, ADMIN, OPEN)).isInstanceOf(TrustResult.Refused.class);
    assertThat(judge(update, OPERATOR, CLOSED)).isInstanceOf(TrustResult.Free.class);
    assertThat(judge(update, WEBHOOK, CLOSED)).isInstanceOf(TrustResult.Free.class);
  }

  @Test
  void requestsAreKeptUntilTheirTimeHasPassed() {
    Change delete = delete("changerequests", request(TestingScene.fresh()));
    assertThat(judge(delete, OPERATOR, CLOSED))
        .isInstanceOfSatisfying(
            TrustResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(TrustRules.KEPT);
              assertThat(refused.message()).contains("2026-11-23T16:00:00Z");
            });
    TestingScene later = TestingScene.fresh().at("2026-11-23T16:00:00Z");
    assertThat(judge(delete, OPERATOR, CLOSED, later)).isInstanceOf(TrustResult.Free.class);
    assertThat(judge(delete, ADMIN, CLOSED, later)).isInstanceOf(TrustResult.Refused.class);
  }

  private static String request(TestingScene scene) {
    return "{kind: ChangeRequest, metadata: {name: chr-x}, spec: {statement: '%s'}}"
        .formatted(scene.text());
  }

  @Test
  void approvalsAreCheckedWhenMadeAndNeverChanged() {
    String garbage =
        "{kind: ChangeApproval, metadata: {name: a}, spec: {decision: Approve, statement: x}}";
    assertThat(judge(create("changeapprovals", garbage), ADMIN, OPEN))
        .isInstanceOfSatisfying(
            TrustResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(TrustRules.NEVER_COUNTS);
              assertThat(refused.message()).contains("was not understood");
            });
    String annotated =
        garbage.replace("name: a", "name: a, annotations: {holdfast.dev/approver: b}");
    assertThat(judge(update("changeapprovals", garbage, annotated), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Refused.class);
    assertThat(judge(delete("changeapprovals", garbage), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    assertThat(judge(delete("changeapprovals", garbage), TestingScene.AGENT, CLOSED))
        .isInstanceOf(TrustResult.Refused.class);
    assertThat(judge(create("changeapprovals", "{kind: ChangeApproval}"), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Refused.class);
  }

  @Test
  void aRejectionHolds() {
    String reject =
        "{kind: ChangeApproval, metadata: {name: a}, spec: {decision: Reject, statement: '%s'}}"
            .formatted(TestingScene.fresh().text());
    Change delete = delete("changeapprovals", reject);
    assertThat(judge(delete, ADMIN, CLOSED)).isInstanceOf(TrustResult.Refused.class);
    assertThat(judge(delete, ADMIN, CLOSED, TestingScene.fresh().at("2026-11-23T16:00:00Z")))
        .isInstanceOf(TrustResult.Free.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user: 'system:kube-controller-manager'",
        "user: 'system:serviceaccount:kube-system:generic-garbage-collector'",
        "user: 'system:serviceaccount:holdfast:holdfast-operator'",
        "namespace: kube-system",
        "namespace: holdfast",
        "serviceAccount: holdfast/holdfast-webhook",
        "group: 'system:authenticated'",
        "group: 'system:masters'",
        "group: 'system:serviceaccounts'",
        "group: 'system:serviceaccounts:kube-system'",
        "user: dana@example.com"
      })
  void whatIsNoAgent(String subject) {
    for (TrustRoot root : new TrustRoot[] {OPEN, CLOSED}) {
      assertThat(judge(create("agentidentities", identity("o", subject)), ADMIN, root))
          .isInstanceOfSatisfying(
              TrustResult.Refused.class,
              refused -> assertThat(refused.code()).isEqualTo(TrustRules.NO_AGENT));
      assertThat(
              judge(
                  update(
                      "agentidentities",
                      identity("o", "namespace: agents"),
                      identity("o", "namespace: agents", subject)),
                  ADMIN,
                  root))
          .isInstanceOf(TrustResult.Refused.class);
    }
  }

  @Test
  void aQuarantineIsClearedWithTrust() {
    String free = identity("o", "namespace: agents");
    String quarantined =
        free.replace("spec: {", "spec: {quarantine: {since: '2026-11-23T08:00:00Z', reason: a}, ");
    needsTrust(judge(update("agentidentities", quarantined, free), ADMIN, CLOSED), 1, "loosened");
    needsTrust(judge(update("agentidentities", quarantined, free), OPERATOR, CLOSED), 1, "");
  }

  @Test
  void anAgentIdentityMayBeTightenedFreely() {
    String one = identity("o", "namespace: agents");
    String two = identity("o", "group: 'oidc:agents'", "namespace: agents");
    assertThat(judge(create("agentidentities", one), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    assertThat(judge(update("agentidentities", one, two), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    needsTrust(judge(update("agentidentities", two, one), ADMIN, CLOSED), 1, "is loosened");
    needsTrust(
        judge(
            update("agentidentities", one, identity("other", "namespace: agents")), ADMIN, CLOSED),
        1,
        "is loosened");
    needsTrust(judge(delete("agentidentities", one), ADMIN, CLOSED), 1, "keeps an agent in bounds");
  }

  private static String identity(String owner, String... subjects) {
    return "{kind: AgentIdentity, metadata: {name: a}, spec: {owner: {kind: User, name: %s}, subjects: [{%s}]}}"
        .formatted(owner, String.join("}, {", subjects));
  }

  @Test
  void aKindThatOnlyTellsWhatDestroysIsFreeToBring() {
    String plain =
        kind("transitions: [{id: a, path: b, when: Changes, effect: Shrink, message: c}]");
    assertThat(judge(create("datakinds", plain), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    assertThat(judge(create("datakinds", plain), TestingScene.AGENT, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    assertThat(
            judge(
                create("datakinds", kind("controllers: [], finalizers: {arming: [a]}")),
                ADMIN,
                CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    needsTrust(judge(delete("datakinds", plain), ADMIN, CLOSED), 1, "tells what is watched");
    needsTrust(judge(delete("datakinds", plain), OPERATOR, CLOSED), 1, "DataKind f");
    String other = plain.replace("path: b", "path: c");
    needsTrust(judge(update("datakinds", plain, other), ADMIN, CLOSED), 1, "tells what");
    String labelled = plain.replace("name: f", "name: f, labels: {a: b}");
    assertThat(judge(update("datakinds", plain, labelled), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "controllers: [{serviceAccount: a/b}] | controllers",
        "finalizers: {owner: [{names: [a], by: [b]}]} | finalizers.owner",
        "restorePoint: {of: a} | restorePoint",
        "keptWhen: [{path: a}] | keptWhen",
        "transitions: [{id: a}, {id: b, exceptBy: [c]}] | exceptBy"
      })
  void aKindThatExcusesNeedsTrust(String field, String named) {
    needsTrust(
        judge(create("datakinds", kind(field)), ADMIN, CLOSED), 1, "could loosen by its " + named);
    needsTrust(judge(create("datakinds", kind(field)), OPERATOR, CLOSED), 1, named);
  }

  private static String kind(String fields) {
    return "{kind: DataKind, metadata: {name: f, uid: u}, spec: {group: g, %s}}".formatted(fields);
  }

  @Test
  void definitionsOfOurKinds() {
    String crd =
        """
        kind: CustomResourceDefinition
        metadata: {name: approvers.holdfast.dev, labels: {a: b}}
        spec: {versions: [{name: v1alpha1, schema: {a: {description: x%s}}}]%s}
        """;
    String before = crd.formatted("", "");
    String wider = crd.formatted("y, added: true", "");
    String weaker = crd.formatted("", ", preserveUnknownFields: true");
    String resource = "customresourcedefinitions.apiextensions.k8s.io";
    assertThat(judge(TestingReviews.create(resource, before).change(), ADMIN, CLOSED))
        .isInstanceOf(TrustResult.Free.class);
    needsTrust(
        judge(TestingReviews.delete(resource, before).change(), ADMIN, CLOSED), 1, "all its");
    needsTrust(
        judge(TestingReviews.delete(resource, before).change(), OPERATOR, CLOSED), 1, "all its");
    Change widened = TestingReviews.update(resource, before, wider).change();
    needsTrust(judge(widened, ADMIN, CLOSED), 1, "is changed");
    assertThat(judge(widened, OPERATOR, CLOSED)).isInstanceOf(TrustResult.Free.class);
    needsTrust(
        judge(TestingReviews.update(resource, wider, before).change(), OPERATOR, CLOSED), 1, "");
    needsTrust(
        judge(TestingReviews.update(resource, before, weaker).change(), OPERATOR, CLOSED), 1, "");
    assertThat(
            judge(
                TestingReviews.update(resource, before, wider).subresource("status").change(),
                "system:apiserver",
                CLOSED))
        .isInstanceOf(TrustResult.Free.class);
  }

  @Test
  void whileTheTrustRootIsOpen() {
    Change create = create("approvers", approver("mallory", "m", "dba", TestingKey.ed25519(), ""));
    for (String person : new String[] {ADMIN, OPERATOR, "system:admin"}) {
      assertThat(judge(create, person, OPEN))
          .isInstanceOfSatisfying(
              TrustResult.FreeWhileOpen.class,
              free -> assertThat(free.warning()).contains("TrustRootOpen").hasSizeLessThan(256));
    }
    for (String workload :
        new String[] {TestingScene.AGENT, "system:serviceaccount:default:default", WEBHOOK}) {
      assertThat(judge(create, workload, OPEN)).isInstanceOf(TrustResult.NeedsTrust.class);
    }
  }

  @Test
  void whatIsNotKnownOfOurGroupNeedsTrust() {
    needsTrust(
        judge(create("moats", "{kind: Moat}"), ADMIN, CLOSED), 1, "is one of the guard's own");
  }

  private static void needsTrust(TrustResult result, int count, String message) {
    assertThat(result)
        .isInstanceOfSatisfying(
            TrustResult.NeedsTrust.class,
            needed -> {
              assertThat(needed.requirement().policy()).isEqualTo("holdfast");
              assertThat(needed.requirement().code()).isEqualTo("HF-TRUST-001");
              assertThat(needed.requirement().group()).isEqualTo("trust");
              assertThat(needed.requirement().count()).isEqualTo(count);
              assertThat(needed.requirement().message()).contains(message);
            });
  }

  private static String approver(
      String name, String subject, String group, TestingKey key, String revoked) {
    return """
        kind: Approver
        metadata: {name: %s, uid: u}
        spec: {subjects: [{kind: User, name: %s}], groups: [%s], keys: [{publicKey: "%s"}], revokedKeys: [%s]}
        """
        .formatted(name, subject, group, key.publicLine(), revoked);
  }

  private static Change create(String resource, String object) {
    return TestingReviews.create(resource + ".holdfast.dev", object).change();
  }

  private static Change delete(String resource, String object) {
    return TestingReviews.delete(resource + ".holdfast.dev", object).change();
  }

  private static Change update(String resource, String before, String after) {
    return TestingReviews.update(resource + ".holdfast.dev", before, after).change();
  }

  private static TrustResult judge(Change change, String username, TrustRoot root) {
    return judge(change, username, root, TestingScene.fresh());
  }

  private static TrustResult judge(
      Change change, String username, TrustRoot root, TestingScene scene) {
    RequesterClass requesterClass =
        username.equals(TestingScene.AGENT) ? RequesterClass.Agent : RequesterClass.Unknown;
    Change by =
        new Change(
            change.reviewUid(),
            change.operation(),
            change.kind(),
            change.subresource(),
            change.namespace(),
            change.name(),
            change.uid(),
            TestingReviews.create("a", "{}").by(username).change().requester(),
            false,
            change.propagationPolicy(),
            change.options(),
            change.object(),
            change.oldObject(),
            change.transitions(),
            change.request());
    return TrustRules.judge(
        new TrustMatter(
            by,
            new Identity(by.requester(), requesterClass, "", ""),
            root,
            scene.evidence(),
            Map.<String, AgentIdentitySpec>of(),
            scene.cluster(),
            scene.now()));
  }
}
