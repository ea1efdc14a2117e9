package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static dev.holdfast.core.approval.TestingScene.THEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused at once, since it can never count. */
class ApprovalCreationTest {
  private static final TestingScene SCENE = TestingScene.fresh().requested();
  private static final String TEXT = SCENE.heldText();

  @Test
  void aGoodOne() {
    assertThat(create(SCENE, "dana", DANA)).isInstanceOf(ApprovalAdmission.Acceptable.class);
  }

  @Test
  void byAnAgent() {
    assertThat(check(SCENE, approve("dana", DANA), RequesterClass.Agent, TestingScene.AGENT, ""))
        .contains("an agent can't approve");
  }

  @Test
  void byAnUnregisteredKeyOrUnknownSigner() {
    assertThat(reason(create(SCENE, "dana", TestingKey.ed25519()))).contains("unknown signer");
    assertThat(reason(create(SCENE, "nobody", DANA))).contains("there is no Approver nobody");
  }

  @Test
  void bySomebodyInNoneOfTheGroups() {
    assertThat(reason(create(SCENE, "theo", THEO)))
        .contains("theo is in none of the groups that are asked for: dba");
  }

  @Test
  void byTheRequester() {
    TestingScene scene = TestingScene.fresh().with(human("dana@example.com")).requested();
    ChangeApprovalSpec spec =
        new ChangeApprovalSpec(
            "Approve",
            null,
            scene.heldText(),
            List.of(new SignatureEntry("dana", DANA.sign(scene.heldText()))));
    assertThat(check(scene, spec, RequesterClass.Human, "dana@example.com", ""))
        .contains("nobody approves their own request");
  }

  @Test
  void withOneBadSignatureAmongGoodOnes() {
    ChangeApprovalSpec spec =
        new ChangeApprovalSpec(
            "Approve",
            null,
            TEXT,
            List.of(
                new SignatureEntry("dana", DANA.sign(TEXT)),
                new SignatureEntry("erin", ERIN.sign(TEXT + " "))));
    assertThat(check(SCENE, spec, RequesterClass.Human, "x", ""))
        .contains("the signature of erin is no good");
  }

  @Test
  void withoutOrWithTheSameSignatureTwice() {
    assertThat(
            check(
                SCENE,
                new ChangeApprovalSpec("Approve", null, TEXT, null),
                RequesterClass.Human,
                "x",
                ""))
        .contains("has no signature");
    SignatureEntry entry = new SignatureEntry("dana", DANA.sign(TEXT));
    assertThat(
            check(
                SCENE,
                new ChangeApprovalSpec("Approve", null, TEXT, List.of(entry, entry)),
                RequesterClass.Human,
                "x",
                ""))
        .contains("dana has signed twice");
  }

  @Test
  void expiredOfAnotherClusterOrWithoutRequest() {
    assertThat(reason(create(SCENE.at("2026-11-23T16:00:00Z"), "dana", DANA)))
        .contains("it expired at 2026-11-23T16:00:00Z");
    assertThat(reason(create(SCENE.inCluster("other"), "dana", DANA)))
        .contains("it is for cluster cluster-1, this is other");
    assertThat(reason(create(TestingScene.fresh(), "dana", DANA))).contains("doesn't exist");
    String name = SCENE.requests().keySet().iterator().next();
    assertThat(
            reason(
                create(
                    SCENE.held(name, new HeldRequest(TEXT, true, TestingScene.NOW)), "dana", DANA)))
        .contains("was already used");
    assertThat(reason(create(SCENE.rejected("erin", "no"), "dana", DANA)))
        .contains("was rejected by erin: no");
  }

  @Test
  void withOtherWordsThanTheRequest() {
    String text = TEXT.replace("shared with production", "harmless");
    ChangeApprovalSpec spec =
        new ChangeApprovalSpec(
            "Approve", null, text, List.of(new SignatureEntry("dana", DANA.sign(text))));
    assertThat(check(SCENE, spec, RequesterClass.Human, "x", ""))
        .contains("its statement isn't that of request");
  }

  @Test
  void aNarrowerWindowIsFine() {
    String text = TEXT.replace("T16:00:00Z", "T10:00:00Z");
    ChangeApprovalSpec spec =
        new ChangeApprovalSpec(
            "Approve", null, text, List.of(new SignatureEntry("dana", DANA.sign(text))));
    assertThat(check(SCENE, spec, RequesterClass.Human, "x", "")).isEmpty();
  }

  @Test
  void whereOnlyHardwareKeysCount() {
    TestingScene scene =
        TestingScene.fresh().with(new Requirement("a", "A", "dba", 1, true, "a")).requested();
    String text = scene.heldText();
    ChangeApprovalSpec spec =
        new ChangeApprovalSpec(
            "Approve", null, text, List.of(new SignatureEntry("dana", DANA.sign(text))));
    assertThat(check(scene, spec, RequesterClass.Human, "x", ""))
        .contains("only hardware keys count");
  }

  @Test
  void aRejectionNeedsASubjectOfARequiredGroup() {
    ChangeApprovalSpec no = new ChangeApprovalSpec("Reject", "because", TEXT, null);
    assertThat(check(SCENE, no, RequesterClass.Human, "dana@example.com", "")).isEmpty();
    assertThat(check(SCENE, no, RequesterClass.Human, "dana@example.com", "dana")).isEmpty();
    assertThat(check(SCENE, no, RequesterClass.Human, "dana@example.com", "erin"))
        .contains("says erin, but you are dana");
    assertThat(check(SCENE, no, RequesterClass.Human, "theo@example.com", ""))
        .contains("only a subject of an Approver in one of these groups");
    assertThat(check(SCENE, no, RequesterClass.Human, "somebody", "")).contains("only a subject");
    assertThat(check(SCENE, no, RequesterClass.Agent, "dana@example.com", "")).contains("an agent");
  }

  private static ChangeApprovalSpec approve(String name, TestingKey key) {
    return new ChangeApprovalSpec(
        "Approve", null, TEXT, List.of(new SignatureEntry(name, key.sign(TEXT))));
  }

  private static ApprovalAdmission create(TestingScene scene, String name, TestingKey key) {
    return admission(scene, approve(name, key), human(name + "@example.com"), "");
  }

  private static String check(
      TestingScene scene,
      ChangeApprovalSpec spec,
      RequesterClass requesterClass,
      String username,
      String rejectedBy) {
    Identity creator =
        new Identity(new Requester(username, "", List.of(), Map.of()), requesterClass, "", "");
    return reason(admission(scene, spec, creator, rejectedBy));
  }

  private static ApprovalAdmission admission(
      TestingScene scene, ChangeApprovalSpec spec, Identity creator, String rejectedBy) {
    return ApprovalCreation.check(
        spec, rejectedBy, creator, scene.evidence(), scene.agents(), scene.cluster(), scene.now());
  }

  private static Identity human(String username) {
    return new Identity(
        new Requester(username, "", List.of(), Map.of()), RequesterClass.Human, "", "");
  }

  private static String reason(ApprovalAdmission admission) {
    return switch (admission) {
      case ApprovalAdmission.Acceptable() -> "";
      case ApprovalAdmission.Refused(String message) -> message;
    };
  }
}
