package dev.holdfast.core.approval.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.TestingScene;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is half past nine in all of these. */
class WindowTrustTest {
  private static final String OPERATOR = "system:serviceaccount:holdfast:holdfast-operator";
  private static final String WEBHOOK = "system:serviceaccount:holdfast:holdfast-webhook";
  private static final String PAULA = "paula@example.com";
  private static final String ADMIN = "admin@example.com";
  private static final TrustRoot ROOT =
      new TrustRoot(true, Map.of("dba", 2, "trust", 1), 1, Duration.ZERO, OPERATOR, WEBHOOK);

  private static final String CLOSED = window("");
  private static final String TEN = open(PAULA, "2026-11-23T10:00:00Z");

  @Test
  void aClosedOneIsMadeFreelyAndAnOpenOneIsNot() {
    assertThat(judge(create(CLOSED), OPERATOR)).isInstanceOf(TrustResult.Free.class);
    assertThat(judge(create(CLOSED), ADMIN)).isInstanceOf(TrustResult.Free.class);
    for (String account : new String[] {ADMIN, OPERATOR, TestingScene.AGENT}) {
      needsTrust(judge(create(TEN), account));
    }
  }

  @Test
  void openingNeedsTrustAndTellsWhoeverSignsWhatIsAskedFor() {
    for (String account : new String[] {ADMIN, PAULA, OPERATOR, WEBHOOK, TestingScene.AGENT}) {
      TrustResult result = judge(update(CLOSED, TEN), account);
      needsTrust(result);
      assertThat(((TrustResult.NeedsTrust) result).requirement().message())
          .isEqualTo(
              "MaintenanceWindow holdfast opens the guard's own objects to paula@example.com until"
                  + " 2026-11-23T10:00:00Z: upgrade");
    }
  }

  @Test
  void anyoneClosesIt() {
    for (String account : new String[] {ADMIN, PAULA, OPERATOR, WEBHOOK, TestingScene.AGENT}) {
      assertThat(judge(update(TEN, CLOSED), account)).isInstanceOf(TrustResult.Free.class);
    }
  }

  @Test
  void nobodyDeletesIt() {
    for (String account : new String[] {ADMIN, OPERATOR, WEBHOOK}) {
      assertThat(refusal(judge(TestingReviews.delete(resource(), TEN).change(), account)))
          .contains("nobody deletes", "kubectl patch mw holdfast");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "paula@example.com, 2026-11-23T11:00:00Z",
    "paula@example.com, 2026-11-23T09:45:00Z",
    "umi@example.com, 2026-11-23T10:00:00Z"
  })
  void anOpenOneChangesOnlyWithTrust(String requester, String notAfter) {
    needsTrust(judge(update(TEN, open(requester, notAfter)), PAULA));
    needsTrust(judge(update(TEN, open(requester, notAfter)), OPERATOR));
  }

  @Test
  void labelsAreFreeAndOwnersAreNot() {
    String labelled = TEN.replace("uid: u", "uid: u, labels: {a: b}");
    assertThat(judge(update(TEN, labelled), ADMIN)).isInstanceOf(TrustResult.Free.class);
    String owned =
        CLOSED.replace("uid: u", "uid: u, ownerReferences: [{kind: ConfigMap, name: a, uid: b}]");
    needsTrust(judge(update(CLOSED, owned), ADMIN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23T13:30:01Z | 2026-11-23T13:30:00Z is the latest now",
        "2027-01-01T00:00:00Z | 4 hours at most",
        "2026-11-23T09:30:00Z | can't be opened; name a time to come",
        "2026-11-23T09:29:59Z | can't be opened; name a time to come",
        "2026-02-30T09:29:59Z | can't be opened; name a time to come"
      })
  void itEndsWithinFourHoursAndNotBeforeItBegins(String notAfter, String message) {
    assertThat(refusal(judge(update(CLOSED, open(PAULA, notAfter)), ADMIN))).contains(message);
  }

  @Test
  void fourHoursAreGiven() {
    needsTrust(judge(update(CLOSED, open(PAULA, "2026-11-23T13:30:00Z")), ADMIN));
  }

  /** What is asked for now opens in two hours at the earliest, for four hours at most. */
  @Test
  void anUnlockDelayComesBeforeTheFourHours() {
    TrustRoot slow = new TrustRoot(true, Map.of(), 1, Duration.ofHours(2), OPERATOR, WEBHOOK);
    TrustResult result = judge(update(CLOSED, open(PAULA, "2026-11-23T15:30:00Z")), ADMIN, slow);
    needsTrust(result);
    assertThat(((TrustResult.NeedsTrust) result).delay()).isEqualTo(Duration.ofHours(2));
    assertThat(refusal(judge(update(CLOSED, open(PAULA, "2026-11-23T15:30:01Z")), ADMIN, slow)))
        .contains("4 hours at most");
    assertThat(judge(update(TEN, CLOSED), ADMIN, slow)).isInstanceOf(TrustResult.Free.class);
  }

  @Test
  void itIsNeverForAnAgent() {
    assertThat(
            refusal(judge(update(CLOSED, open(TestingScene.AGENT, "2026-11-23T10:00:00Z")), ADMIN)))
        .contains("never for an agent", "cursor-staging");
  }

  /** Theo's signature doesn't count for what theo asks for; so nobody asks in theo's place. */
  @Test
  void oneForAnApproverIsAskedForByThatHuman() {
    String forTheo = open("theo@example.com", "2026-11-23T10:00:00Z");
    assertThat(refusal(judge(update(CLOSED, forTheo), ADMIN))).contains("nobody signs for");
    needsTrust(judge(update(CLOSED, forTheo), "theo@example.com"));
  }

  @Test
  void whileTheTrustRootIsOpenNothingNeedsAWindow() {
    TrustRoot root = new TrustRoot(false, Map.of(), 1, Duration.ZERO, OPERATOR, WEBHOOK);
    assertThat(refusal(judge(update(CLOSED, TEN), ADMIN, root))).contains("trust root is open");
    assertThat(judge(update(TEN, CLOSED), ADMIN, root)).isInstanceOf(TrustResult.Free.class);
    assertThat(judge(TestingReviews.delete(resource(), TEN).change(), ADMIN, root))
        .isInstanceOf(TrustResult.Refused.class);
  }

  private static final String POLICY =
      "{kind: GuardrailPolicy, metadata: {name: p, uid: u}, spec: {enforcement: %s, rego: x}}";

  private static Change lowered() {
    return TestingReviews.update(
            "guardrailpolicies.holdfast.dev",
            POLICY.formatted("Enforce"),
            POLICY.formatted("Audit"))
        .change();
  }

  @Test
  void insideTheRequesterAndOurOperatorChangeTheGuard() {
    for (String account : new String[] {PAULA, OPERATOR}) {
      assertThat(inside(lowered(), account, PAULA, "2026-11-23T10:00:00Z"))
          .isInstanceOfSatisfying(
              TrustResult.FreeInWindow.class,
              free -> {
                assertThat(free.window()).isEqualTo("7");
                assertThat(free.warning())
                    .contains("open to paula@example.com until 2026-11-23T10:00:00Z", "enforced");
              });
    }
    for (String account : new String[] {ADMIN, WEBHOOK, TestingScene.AGENT}) {
      needsTrust(inside(lowered(), account, PAULA, "2026-11-23T10:00:00Z"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T09:30:00Z", // has just ended, whatever the object says
        "2026-11-23T13:30:01Z", // longer than our rules ever open one
        "2026-02-30T10:00:00Z"
      })
  void aWindowAtTheWrongTimeOpensNothing(String notAfter) {
    needsTrust(inside(lowered(), PAULA, PAULA, notAfter));
    needsTrust(inside(lowered(), OPERATOR, PAULA, notAfter));
  }

  @Test
  void noWindowOpensNothing() {
    TrustMatter matter = matter(lowered(), PAULA, RequesterClass.Unknown, ROOT);
    TrustResult result = TrustRules.judge(matter);
    assertThat(WindowPass.judge(matter, result, Optional.empty())).isSameAs(result);
    HeldWindow closed = new HeldWindow(MaintenanceWindowSpec.CLOSED, "7");
    assertThat(WindowPass.judge(matter, result, Optional.of(closed))).isSameAs(result);
  }

  /** By groups an agent may be known that its username doesn't tell. */
  @Test
  void anAgentIsNeverInside() {
    TrustMatter matter = matter(lowered(), PAULA, RequesterClass.Agent, ROOT);
    assertThat(WindowPass.isPossible(matter, TrustRules.judge(matter))).isFalse();
    needsTrust(
        WindowPass.judge(matter, TrustRules.judge(matter), held(PAULA, "2026-11-23T10:00:00Z")));
  }

  @Test
  void itIsNotProlongedFromInside() {
    for (String account : new String[] {PAULA, OPERATOR}) {
      needsTrust(
          inside(
              update(TEN, open(PAULA, "2026-11-23T11:00:00Z")),
              account,
              PAULA,
              "2026-11-23T10:00:00Z"));
    }
  }

  /** With a default in the schema of its kind, a closed window would be read as an open one. */
  @Test
  void theDefinitionOfWindowsStaysShut() {
    String crd =
        "{kind: CustomResourceDefinition, metadata: {name: %s.holdfast.dev}, spec: {versions: [%s]}}";
    for (String name : new String[] {"maintenancewindows", "approvers"}) {
      Change change =
          TestingReviews.update(
                  "customresourcedefinitions.apiextensions.k8s.io",
                  crd.formatted(name, "{name: a}"),
                  crd.formatted(name, "{name: b}"))
              .change();
      TrustResult result = inside(change, PAULA, PAULA, "2026-11-23T10:00:00Z");
      assertThat(result instanceof TrustResult.FreeInWindow).isEqualTo(name.equals("approvers"));
    }
  }

  @Test
  void whatIsRefusedStaysRefused() {
    TestingScene two = TestingScene.fresh().withoutApprover("olga");
    Change dana =
        TestingReviews.delete(
                "approvers.holdfast.dev", "{kind: Approver, metadata: {name: dana, uid: u}}")
            .change();
    TrustMatter matter =
        new TrustMatter(
            dana,
            new Identity(by(PAULA).requester(), RequesterClass.Unknown, "", ""),
            ROOT,
            two.evidence(),
            two.agents(),
            two.cluster(),
            two.now());
    TrustResult minimum =
        WindowPass.judge(matter, TrustRules.judge(matter), held(PAULA, "2026-11-23T10:00:00Z"));
    assertThat(minimum)
        .isInstanceOfSatisfying(
            TrustResult.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(TrustRules.GROUP_MINIMUM));
    for (String resource : new String[] {"policybundles", "changerequests", "changeapprovals"}) {
      Change forged =
          TestingReviews.update(
                  resource + ".holdfast.dev", "{kind: X, spec: {a: 1}}", "{kind: X, spec: {a: 2}}")
              .change();
      assertThat(inside(forged, PAULA, PAULA, "2026-11-23T10:00:00Z"))
          .isInstanceOf(TrustResult.Refused.class);
    }
    Change status =
        TestingReviews.update(
                "approvers.holdfast.dev", "{kind: X, status: {a: 1}}", "{kind: X, status: {a: 2}}")
            .subresource("status")
            .change();
    assertThat(inside(status, PAULA, PAULA, "2026-11-23T10:00:00Z"))
        .isInstanceOf(TrustResult.Refused.class);
  }

  private static void needsTrust(TrustResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            TrustResult.NeedsTrust.class,
            needed -> assertThat(needed.requirement().code()).isEqualTo("HF-TRUST-001"));
  }

  private static String refusal(TrustResult result) {
    assertThat(result).isInstanceOf(TrustResult.Refused.class);
    TrustResult.Refused refused = (TrustResult.Refused) result;
    assertThat(refused.code()).isEqualTo("HF-TRUST-007");
    return refused.message();
  }

  private static TrustResult inside(
      Change change, String account, String requester, String notAfter) {
    RequesterClass requesterClass =
        account.equals(TestingScene.AGENT) ? RequesterClass.Agent : RequesterClass.Unknown;
    TrustMatter matter = matter(change, account, requesterClass, ROOT);
    return WindowPass.judge(matter, TrustRules.judge(matter), held(requester, notAfter));
  }

  private static Optional<HeldWindow> held(String requester, String notAfter) {
    return Optional.of(
        new HeldWindow(new MaintenanceWindowSpec(requester, notAfter, "upgrade"), "7"));
  }

  private static TrustResult judge(Change change, String account) {
    return judge(change, account, ROOT);
  }

  private static TrustResult judge(Change change, String account, TrustRoot root) {
    return TrustRules.judge(matter(change, account, RequesterClass.Unknown, root));
  }

  private static TrustMatter matter(
      Change change, String account, RequesterClass requesterClass, TrustRoot root) {
    TestingScene scene = TestingScene.fresh();
    return new TrustMatter(
        change,
        new Identity(by(account).requester(), requesterClass, "", ""),
        root,
        scene.evidence(),
        scene.agents(),
        scene.cluster(),
        scene.now());
  }

  private static Change by(String account) {
    return TestingReviews.create("a", "{}").by(account).change();
  }

  private static String resource() {
    return "maintenancewindows.holdfast.dev";
  }

  private static Change create(String object) {
    return TestingReviews.create(resource(), object).change();
  }

  private static Change update(String before, String after) {
    return TestingReviews.update(resource(), before, after).change();
  }

  private static String open(String requester, String notAfter) {
    return window(
        "requester: '%s', notAfter: '%s', reason: upgrade".formatted(requester, notAfter));
  }

  private static String window(String spec) {
    return "{kind: MaintenanceWindow, metadata: {name: holdfast, uid: u}, spec: {%s}}"
        .formatted(spec);
  }
}
