package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static dev.holdfast.core.approval.TestingScene.OLGA;
import static dev.holdfast.core.approval.TestingScene.THEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ApprovalResult.Satisfied;
import dev.holdfast.core.approval.ApprovalResult.Unmet;
import dev.holdfast.core.approval.sshsig.TestingKey;
import dev.holdfast.core.change.Requester;
import dev.holdfast.core.identity.Identity;
import dev.holdfast.core.identity.RequesterClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key may be ended by its own signature, and that signature is good for nothing else. */
class OwnRevocationTest {
  private static final Requirement REVOCATION =
      new Requirement(
          "holdfast",
          "HF-TRUST-001",
          "trust",
          1,
          false,
          "Approver dana gets a key revoked",
          DANA.fingerprint());

  @Test
  void theKeyItselfIsEnough() {
    TestingScene scene = TestingScene.fresh().with(REVOCATION).requested();
    assertThat(scene.heldText()).contains("\"orKey\":\"" + DANA.fingerprint() + "\"");
    assertThat(scene.signed("dana", DANA).check())
        .isInstanceOfSatisfying(
            Satisfied.class,
            satisfied ->
                assertThat(satisfied.signers())
                    .extracting(ApprovalResult.Signer::fingerprint)
                    .containsExactly(DANA.fingerprint()));
    assertThat(create(scene, "dana", DANA)).isInstanceOf(ApprovalAdmission.Acceptable.class);
  }

  @Test
  void soIsTheGroup() {
    assertThat(revocation().signed("theo", THEO).check()).isInstanceOf(Satisfied.class);
  }

  @Test
  void anotherKeyIsNot() {
    assertThat(revocation().signed("erin", ERIN).check()).isInstanceOf(Unmet.class);
    TestingKey second = TestingKey.ed25519();
    TestingScene two =
        revocation().withApprover("dana", TestingScene.approver("dana", second, "dba"));
    assertThat(two.signed("dana", second).check()).isInstanceOf(Unmet.class);
    assertThat(two.signed("dana", DANA).check()).isInstanceOf(Unmet.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dana@example.com", "frank@example.com"})
  void whoeverAsks(String username) {
    TestingScene scene = TestingScene.fresh().with(human(username)).with(REVOCATION).requested();
    assertThat(scene.signed("dana", DANA).check()).isInstanceOf(Satisfied.class);
    assertThat(create(scene, "dana", DANA)).isInstanceOf(ApprovalAdmission.Acceptable.class);
  }

  @Test
  void anAgentsOwnerMayEndTheirKey() {
    Requirement olga = with(REVOCATION, OLGA.fingerprint());
    TestingScene scene = TestingScene.fresh().with(olga).requested();
    assertThat(scene.signed("olga", OLGA).check()).isInstanceOf(Satisfied.class);
  }

  @Test
  void itCountsForNothingBesides() {
    Requirement dba = new Requirement("p", "P", "dba", 1, false, "p");
    TestingScene both = TestingScene.fresh().with(REVOCATION, dba).requested();
    assertThat(both.signed("dana", DANA).check()).isInstanceOf(Unmet.class);
    assertThat(both.signed("dana", DANA).signed("erin", ERIN).check())
        .isInstanceOf(Satisfied.class);
    TestingScene own =
        TestingScene.fresh().with(human("dana@example.com")).with(REVOCATION, dba).requested();
    assertThat(own.signed("dana", DANA).signed("theo", THEO).check()).isInstanceOf(Unmet.class);
  }

  @Test
  void whatIsAskedOfTheGroupBesidesStays() {
    Requirement stricter = new Requirement("p", "P", "trust", 2, false, "p");
    TestingScene scene = TestingScene.fresh().with(REVOCATION, stricter).requested();
    assertThat(scene.signed("dana", DANA).check()).isInstanceOf(Unmet.class);
    Requirement other = new Requirement("p", "P", "trust", 1, false, "p");
    assertThat(
            TestingScene.fresh().with(REVOCATION, other).requested().signed("dana", DANA).check())
        .isInstanceOf(Unmet.class);
    Requirement twin = with(REVOCATION, ERIN.fingerprint());
    assertThat(Requirements.stated(List.of(REVOCATION, twin)))
        .singleElement()
        .extracting(Requirement::orKey)
        .isEqualTo("");
  }

  @Test
  void aRequestThatDoesNotSaySoDoesNotTakeIt() {
    TestingScene before = TestingScene.fresh().with(with(REVOCATION, "")).requested();
    TestingScene signed = before.signed("dana", DANA);
    assertThat(signed.check()).isInstanceOf(Unmet.class);
    assertThat(((ApprovalAdmission.Refused) create(before, "dana", DANA)).message())
        .contains("dana is in none of the groups that are asked for: trust");
  }

  @Test
  void whoMustSignIsTold() {
    assertThat(REVOCATION.from())
        .isEqualTo("group trust, or the key " + DANA.fingerprint() + " itself");
    assertThat(new Requirement("p", "P", "dba", 1, true, "p").from())
        .isEqualTo("group dba with hardware keys");
  }

  private static TestingScene revocation() {
    return TestingScene.fresh().with(REVOCATION).requested();
  }

  private static Requirement with(Requirement each, String key) {
    return new Requirement(
        each.policy(),
        each.code(),
        each.group(),
        each.count(),
        each.hardware(),
        each.message(),
        key);
  }

  private static Identity human(String username) {
    return new Identity(
        new Requester(username, "", List.of(), Map.of()), RequesterClass.Human, "", "");
  }

  private static ApprovalAdmission create(TestingScene scene, String approver, TestingKey key) {
    String text = scene.heldText();
    return ApprovalCreation.check(
        new ChangeApprovalSpec(
            "Approve", null, text, List.of(new SignatureEntry(approver, key.sign(text)))),
        "",
        human("anna@example.com"),
        scene.evidence(),
        scene.agents(),
        scene.cluster(),
        scene.now());
  }
}
