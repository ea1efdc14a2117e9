package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static dev.holdfast.core.approval.TestingScene.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Satisfied;
import dev.holdfast.core.approval.ApprovalResult.Unmet;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.catalogue.EffectClass;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.Linkage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks of the threat model, as far as the pure part sees them: each changes one thing about
 * an approval that counts, and is refused for just that.
 */
class AttackTest {
  private static final TestingScene APPROVED = TestingScene.approved();

  @Test
  void thisOneCounts() {
    assertThat(APPROVED.check()).isInstanceOf(Satisfied.class);
  }

  @Test
  void a01ReplayOfAnUpdateThatWasMade() {
    TestingScene scene = APPROVED;
    String name = scene.requests().keySet().iterator().next();
    TestingScene used = scene.held(name, new HeldRequest(scene.heldText(), true, TestingScene.NOW));
    assertThat(used.check())
        .isInstanceOfSatisfying(
            ApprovalResult.Ended.class,
            ended -> assertThat(ended.message()).contains("was already used"));
  }

  @Test
  void a02AnotherCluster() {
    refused(APPROVED.inCluster("cluster-2"), "approved for cluster cluster-1, this is cluster-2");
  }

  @Test
  void a03DeletedAndRecreatedUnderTheSameName() {
    refused(APPROVED.with(TestingScene.deletion("ffff")), "approved for uid a1b2, this is ffff");
  }

  @Test
  void a03AnotherObject() {
    Change other =
        TestingReviews.delete(
                "persistentvolumeclaims",
                TestingScene.CLAIM.formatted("a1b2").replace("pg-data-0", "pg-data-1"))
            .by(TestingScene.AGENT)
            .change();
    refused(APPROVED.with(other), "approved for name pg-data-0, this is pg-data-1");
  }

  @Test
  void a04ASiblingMoreOnTheBacking() {
    List<ImpactItem> items = new ArrayList<>(TestingScene.items());
    items.add(TestingScene.item("orders-production", "replica"));
    refused(
        APPROVED.with(TestingScene.impact(items)),
        "impact has changed: 1 item more: DESTROYED persistentvolumeclaims"
            + " orders-production/replica");
  }

  @Test
  void a04AnItemFewer() {
    refused(
        APPROVED.with(TestingScene.impact(TestingScene.items().subList(0, 1))),
        "impact has changed: 1 item fewer: DESTROYED persistentvolumeclaims"
            + " orders-staging/pg-data-0");
  }

  @Test
  void a04ASiblingBecameProduction() {
    List<ImpactItem> items = new ArrayList<>(TestingScene.items());
    ImpactItem staging = items.removeLast();
    items.add(
        new ImpactItem(
            staging.ref(),
            staging.uid(),
            Role.Claim,
            Fate.Destroyed,
            staging.via(),
            new Linkage(true, false, List.of("environment=production")),
            staging.backing()));
    refused(
        APPROVED.with(TestingScene.impact(items)),
        "impact has changed: now DESTROYED persistentvolumeclaims orders-staging/pg-data-0,"
            + " PRODUCTION");
  }

  @Test
  void a05AnotherPropagationPolicy() {
    Change orphan =
        TestingReviews.delete("persistentvolumeclaims", TestingScene.CLAIM.formatted("a1b2"))
            .with("options", TestingReviews.yaml("{propagationPolicy: Orphan}"))
            .by(TestingScene.AGENT)
            .change();
    refused(APPROVED.with(orphan), "approved for propagationPolicy Background, this is Orphan");
  }

  @Test
  void a05AnotherSubresourceOrResource() {
    TestingReviews review =
        TestingReviews.delete("persistentvolumeclaims", TestingScene.CLAIM.formatted("a1b2"))
            .by(TestingScene.AGENT);
    refused(
        APPROVED.with(review.subresource("status").change()),
        "approved for subresource (none), this is status");
    refused(
        APPROVED.with(
            TestingReviews.delete("persistentvolumes", TestingScene.CLAIM.formatted("a1b2"))
                .by(TestingScene.AGENT)
                .change()),
        "approved for resource persistentvolumeclaims, this is persistentvolumes");
  }

  @Test
  void a05AnotherNamespaceAndOperation() {
    Change elsewhere =
        TestingReviews.delete(
                "persistentvolumeclaims",
                TestingScene.CLAIM.formatted("a1b2").replace("orders-staging", "orders-production"))
            .by(TestingScene.AGENT)
            .change();
    refused(
        APPROVED.with(elsewhere),
        "approved for namespace orders-staging, this is orders-production");
    String claim = TestingScene.CLAIM.formatted("a1b2");
    Change update =
        TestingReviews.update("persistentvolumeclaims", claim, claim.replace("pv-", "px-"))
            .by(TestingScene.AGENT)
            .change();
    refused(APPROVED.with(update), "approved for operation DELETE, this is UPDATE");
  }

  @Test
  void a05AnotherValueOfTheSameField() {
    TestingScene scene = TestingScene.fresh().with(retain("Delete"), weaken("Delete")).requested();
    TestingScene approved = scene.signed("dana", DANA).signed("erin", ERIN);
    assertThat(approved.check()).isInstanceOf(Satisfied.class);
    refused(
        approved.with(retain("Recycle"), weaken("Recycle")),
        "approved for another value of /spec/persistentVolumeReclaimPolicy");
  }

  private static Change retain(String to) {
    String volume =
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-1, uid: p1}
        spec: {persistentVolumeReclaimPolicy: %s}
        """;
    return TestingReviews.update(
            "persistentvolumes", volume.formatted("Retain"), volume.formatted(to))
        .by(TestingScene.AGENT)
        .change();
  }

  private static Effect weaken(String to) {
    return new Effect(
        EffectClass.Weaken,
        "core.pv.reclaim",
        "/spec/persistentVolumeReclaimPolicy",
        TestingReviews.yaml("Retain"),
        TestingReviews.yaml(to),
        "the data goes with the claim");
  }

  @Test
  void a06ExpiredOrNotYetValid() {
    refused(APPROVED.at("2026-11-23T16:00:00Z"), "it expired at 2026-11-23T16:00:00Z");
    TestingScene scene = TestingScene.fresh().requested();
    String later =
        scene.heldText().replace("\"notBefore\":\"2026-11-23T08", "\"notBefore\":\"2026-11-23T10");
    refused(
        scene.signed("dana", DANA, later).signed("erin", ERIN, later),
        "it counts only from 2026-11-23T10:00:00Z on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T16:00:01Z",
        "2026-11-23T23:59:59Z",
        "2027-11-23T16:00:00Z",
        "+1000000-01-01T00:00:00Z"
      })
  void a06AWiderWindowThanTheRequestHas(String end) {
    everythingRefused(
        replaced("\"notAfter\":\"2026-11-23T16:00:00Z\"", "\"notAfter\":\"" + end + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T15:59:60Z",
        "2026-11-23T16:00:00",
        "2026-11-23T16:00:00+00:00",
        "2026-11-23T17:00:00+01:00",
        "2026-11-23T15:00:00.0Z",
        "2026-11-23T15:00Z",
        "2026-11-23t15:00:00z",
        "2026-11-23",
        ""
      })
  void a06TimesInAnyOtherForm(String end) {
    everythingRefused(
        replaced("\"notAfter\":\"2026-11-23T16:00:00Z\"", "\"notAfter\":\"" + end + "\""));
  }

  @Test
  void a07KeyRevokedExpiredOrNotYetValid() {
    refused(
        APPROVED.approver(
            "dana", spec -> edited(spec, spec.keys().getFirst(), List.of(DANA.fingerprint()))),
        "the key is revoked");
    refused(
        APPROVED.approver(
            "erin", spec -> edited(spec, spec.keys().getFirst(), List.of(DANA.fingerprint()))),
        "the key is revoked");
    refused(
        APPROVED.approver(
            "dana", spec -> edited(spec, key(DANA, null, "2026-11-23T09:30:00Z"), null)),
        "the key expired at 2026-11-23T09:30:00Z");
    refused(
        APPROVED.approver(
            "dana", spec -> edited(spec, key(DANA, "2026-11-23T09:30:01Z", null), null)),
        "the key counts only from 2026-11-23T09:30:01Z on");
  }

  @Test
  void a07ApproverRemovedOrOutOfTheGroup() {
    refused(APPROVED.withoutApprover("dana"), "there is no Approver dana");
    TestingScene moved =
        APPROVED.withApprover("dana", TestingScene.approver("dana", DANA, "platform"));
    assertThat(unmet(moved).tallies().getFirst().approvers()).containsExactly("erin");
  }

  @Test
  void a08SelfApprovalBySubject() {
    TestingScene scene =
        APPROVED.approver(
            "dana",
            spec ->
                new ApproverSpec(
                    "dana",
                    List.of(new ApproverSpec.Subject("User", TestingScene.AGENT)),
                    spec.groups(),
                    spec.keys(),
                    null));
    refused(scene.withAgents(Map.of()), "dana is the requester");
    refused(scene, "Approver dana is an agent");
  }

  @Test
  void a08TheAgentsOwnerAlone() {
    TestingScene one =
        TestingScene.fresh().with(new Requirement("a", "A", "dba", 1, false, "a")).requested();
    refused(one.signed("olga", OLGA), "the owner of agent cursor-staging can't be its only");
    assertThat(unmet(one.signed("olga", OLGA)).tallies().getFirst().approvers()).isEmpty();
    assertThat(one.signed("dana", DANA).check()).isInstanceOf(Satisfied.class);
    assertThat(TestingScene.fresh().requested().signed("olga", OLGA).signed("dana", DANA).check())
        .isInstanceOf(Satisfied.class);
  }

  @Test
  void a09OneKeyTwice() {
    TestingScene scene = TestingScene.fresh().requested().signed("dana", DANA);
    String text = scene.heldText();
    TestingScene twice =
        scene.approval(
            "cha-again",
            text,
            new SignatureEntry("dana", DANA.sign(text)),
            new SignatureEntry("dana", DANA.sign(text)));
    assertThat(unmet(twice).tallies().getFirst().approvers()).containsExactly("dana");
  }

  @Test
  void a09OneKeyUnderTwoNames() {
    TestingScene scene =
        TestingScene.fresh()
            .withApprover("mallory", TestingScene.approver("mallory", DANA, "dba"))
            .requested()
            .signed("dana", DANA)
            .signed("mallory", DANA);
    refused(scene, "the key is registered for more than one approver: dana, mallory");
    assertThat(unmet(scene).tallies().getFirst().approvers()).isEmpty();
  }

  @Test
  void a09OneHumanWithTwoKeys() {
    TestingKey second = TestingKey.ed25519();
    TestingScene scene =
        TestingScene.fresh()
            .approver(
                "dana",
                spec ->
                    new ApproverSpec(
                        "dana",
                        spec.subjects(),
                        spec.groups(),
                        List.of(spec.keys().getFirst(), key(second, null, null)),
                        null))
            .requested();
    String text = scene.heldText();
    TestingScene signed =
        scene
            .approval("cha-1", text, new SignatureEntry("dana", DANA.sign(text)))
            .approval("cha-2", text, new SignatureEntry("dana", second.sign(text)));
    assertThat(unmet(signed).tallies().getFirst().approvers()).containsExactly("dana");
  }

  @Test
  void a09OneHumanUnderTwoNames() {
    TestingKey second = TestingKey.ed25519();
    ApproverSpec twin =
        new ApproverSpec(
            "dana",
            List.of(new ApproverSpec.Subject("User", "dana@example.com")),
            List.of("dba"),
            List.of(key(second, null, null)),
            null);
    TestingScene scene =
        TestingScene.fresh()
            .withApprover("dana2", twin)
            .requested()
            .signed("dana", DANA)
            .signed("dana2", second);
    assertThat(unmet(scene).tallies().getFirst().approvers()).containsExactly("dana");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a09ThresholdOfNothing(int count) {
    TestingScene scene =
        TestingScene.fresh().with(new Requirement("a", "A", "dba", count, false, "a")).requested();
    assertThat(unmet(scene).tallies().getFirst().missing()).isEqualTo(1);
  }

  @Test
  void a10SignatureMissingOrOfAnotherFormat() {
    TestingScene scene = TestingScene.fresh().requested().signed("dana", DANA);
    String text = scene.heldText();
    assertThat(unmet(scene.approval("cha-none", text)).tallies().getFirst().missing()).isEqualTo(1);
    refused(
        scene.approval(
            "cha-pgp",
            text,
            new SignatureEntry(
                "erin", "-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----")),
        "it is not an SSH SIGNATURE");
  }

  @Test
  void a10SignatureOfSomebodyElse() {
    TestingKey stranger = TestingKey.ed25519();
    refused(
        TestingScene.fresh().requested().signed("dana", DANA).signed("erin", stranger),
        "unknown signer: " + stranger.fingerprint() + " is no key of Approver erin");
    refused(
        TestingScene.fresh().requested().signed("dana", DANA).signed("erin", DANA),
        "is no key of Approver erin");
  }

  @Test
  void a11SameMeaningOtherBytes() {
    for (String[] each :
        new String[][] {
          {"{\"apiVersion\"", "{ \"apiVersion\""},
          {"\"items\":2", "\"items\":2.0"},
          {"\"items\":2", "\"items\":20e-1"},
          {"\"name\":\"pg-data-0\"", "\"name\":\"pg-data-\\u0030\""},
          {"\"reason\":\"\"", "\"reason\":\"\",\"reason\":\"\""},
          {"\"reason\":\"\"", "\"reason\":\"\",\"note\":\"\""},
          {"\"reason\":\"\"", "\"reason\":\"e\u0301\""},
          {"\"reason\":\"\"", "\"reason\":null"},
          {"\"reason\":\"\",", ""},
          {"\"kind\":\"ChangeStatement\",", ""},
          {"\"items\":2", "\"items\":99999999999999999999"},
          {"\"items\":2", "\"items\":-2"},
          {"\"count\":2", "\"count\":2,\"count\":1"}
        }) {
      everythingRefused(replaced(each[0], each[1]));
    }
    String text = TestingScene.fresh().requested().heldText();
    for (String other :
        List.of(text + "\n", text + " ", "\uFEFF" + text, text + text, "[" + text + "]")) {
      everythingRefused(signedByBoth(other));
    }
  }

  @Test
  void a13ASignatureMadeForGit() {
    refused(
        TestingScene.fresh()
            .requested()
            .signed("dana", DANA)
            .signed("erin", ERIN.forNamespace("git")),
        "made for another purpose");
  }

  @Test
  void a14AnApprovalWhoseStatusSaysItIsFine() {
    TestingScene scene = TestingScene.approved();
    List<NamedApproval> forged =
        scene.approvals().stream()
            .map(
                approval ->
                    new NamedApproval(
                        approval.name(),
                        new ChangeApprovalSpec(
                            "Approve",
                            null,
                            approval.spec().statement().replace("a1b2", "ffff"),
                            approval.spec().signatures()),
                        false,
                        ""))
            .toList();
    everythingRefused(
        scene
            .with(scene.requests(), forged, scene.approvers())
            .with(TestingScene.deletion("ffff")));
  }

  @Test
  void a14RequestGoneOrAnotherInItsPlace() {
    TestingScene scene = TestingScene.approved();
    refused(scene.with(Map.of(), scene.approvals(), scene.approvers()), "doesn't exist");
    String name = scene.requests().keySet().iterator().next();
    refused(
        scene.held(
            name,
            new HeldRequest(
                scene.heldText().replace("shared with", "not shared with"),
                false,
                TestingScene.NOW)),
        "its statement isn't that of request");
  }

  @Test
  void a14AnApprovalMarkedAsExecuted() {
    TestingScene scene = TestingScene.approved();
    NamedApproval first = scene.approvals().getFirst();
    TestingScene marked = scene.approval(new NamedApproval("cha-spent", first.spec(), true, ""));
    assertThat(marked.check()).isInstanceOf(ApprovalResult.Ended.class);
  }

  @Test
  void a16NoApproversAtAll() {
    TestingScene scene = TestingScene.approved();
    everythingRefused(scene.with(scene.requests(), scene.approvals(), Map.of()));
    everythingRefused(TestingScene.fresh().with(Map.of(), List.of(), Map.of()));
  }

  @Test
  void a17LinesThatDoNotMatchTheImpact() {
    everythingRefused(replaced(", PRODUCTION (environment=production)", ""));
    everythingRefused(replaced("\"items\":2", "\"items\":1"));
  }

  @Test
  void a18AnotherRequester() {
    Identity controller =
        new Identity(
            TestingReviews.delete("persistentvolumeclaims", TestingScene.CLAIM.formatted("a1b2"))
                .by("system:serviceaccount:cnpg-system:cnpg-manager")
                .change()
                .requester(),
            RequesterClass.Controller,
            "",
            "");
    refused(
        APPROVED.with(controller),
        "approved for requester system:serviceaccount:agents:cursor, this is"
            + " system:serviceaccount:cnpg-system:cnpg-manager");
  }

  @Test
  void a20ARequirementRaisedAfterSigning() {
    Requirement signed = TestingScene.fresh().requirements().getFirst();
    refused(
        APPROVED.with(signed, new Requirement("new", "HF-NEW-001", "dba", 1, false, "it is new")),
        "a new reason has appeared since: it is new (HF-NEW-001)");
    refused(
        APPROVED.with(
            new Requirement(signed.policy(), signed.code(), "dba", 3, false, signed.message())),
        "HF-VOL-002 asks for 3 of group dba now, the approval was for 2");
    refused(
        APPROVED.with(
            new Requirement(signed.policy(), signed.code(), "dba", 2, true, signed.message())),
        "asks for hardware keys now");
    refused(
        APPROVED.with(new Requirement(signed.policy(), signed.code(), "platform", 2, false, "x")),
        "a new reason has appeared since");
  }

  @Test
  void a21AnAgentActingAsItsSibling() {
    Identity sibling =
        new Identity(
            TestingReviews.delete("persistentvolumeclaims", TestingScene.CLAIM.formatted("a1b2"))
                .by("system:serviceaccount:agents:sibling")
                .change()
                .requester(),
            RequesterClass.Agent,
            "cursor-staging",
            "olga@example.com");
    refused(APPROVED.with(sibling), "approved for requester");
    TestingScene approver =
        APPROVED.approver(
            "dana",
            spec ->
                new ApproverSpec(
                    "dana",
                    List.of(
                        new ApproverSpec.Subject("User", "system:serviceaccount:agents:sibling")),
                    spec.groups(),
                    spec.keys(),
                    null));
    refused(approver, "Approver dana is an agent");
  }

  @Test
  void anAgentByUsernameIsNoApprover() {
    AgentIdentitySpec.AgentSubject subject =
        new AgentIdentitySpec.AgentSubject(null, null, null, "dana@example.com");
    refused(
        APPROVED.withAgents(
            Map.of(
                "x",
                new AgentIdentitySpec(new AgentIdentitySpec.Owner("User", "o"), List.of(subject)))),
        "Approver dana is an agent");
  }

  @Test
  void fidoWithoutTouchOrPin() {
    TestingScene scene =
        TestingScene.fresh().with(new Requirement("a", "A", "platform", 1, true, "a")).requested();
    refused(scene.signed("theo", TestingScene.THEO.withFlags(0)), "was not touched");
    TestingScene pin =
        scene.withApprover(
            "theo",
            new ApproverSpec(
                "theo",
                List.of(),
                List.of("platform"),
                List.of(new ApproverSpec.Key(TestingScene.THEO.publicLine(), null, null, true)),
                null));
    refused(pin.signed("theo", TestingScene.THEO), "without PIN or biometry");
    assertThat(pin.signed("theo", TestingScene.THEO.withFlags(5)).check())
        .isInstanceOf(Satisfied.class);
  }

  private static ApproverSpec edited(
      ApproverSpec spec, ApproverSpec.Key key, List<String> revoked) {
    return new ApproverSpec(
        spec.displayName(), spec.subjects(), spec.groups(), List.of(key), revoked);
  }

  private static ApproverSpec.Key key(TestingKey key, String notBefore, String notAfter) {
    return new ApproverSpec.Key(key.publicLine(), notBefore, notAfter, null);
  }

  /** Signed by both over the request's text with one thing replaced. */
  private static TestingScene replaced(String from, String to) {
    String text = TestingScene.fresh().requested().heldText();
    assertThat(text).contains(from);
    return signedByBoth(text.replace(from, to));
  }

  private static TestingScene signedByBoth(String text) {
    return TestingScene.fresh().requested().signed("dana", DANA, text).signed("erin", ERIN, text);
  }

  private static void refused(TestingScene scene, String difference) {
    assertThat(unmet(scene).differences()).anyMatch(line -> line.contains(difference));
  }

  private static void everythingRefused(TestingScene scene) {
    assertThat(unmet(scene).tallies()).noneMatch(tally -> tally.missing() == 0);
  }

  private static Unmet unmet(TestingScene scene) {
    ApprovalResult result = scene.check();
    assertThat(result).isInstanceOf(Unmet.class);
    return (Unmet) result;
  }
}
