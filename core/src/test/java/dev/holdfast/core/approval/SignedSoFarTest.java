package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static dev.holdfast.core.approval.TestingScene.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import org.junit.jupiter.api.Test;

/** What people are told of a request: nothing that wouldn't count. */
class SignedSoFarTest {
  private static final TestingScene SCENE = TestingScene.fresh().requested();

  @Test
  void whoHasSigned() {
    SignedSoFar nobody = of(SCENE);
    assertThat(nobody.text()).isEmpty();
    assertThat(nobody.tally()).isEqualTo("0/2");
    SignedSoFar one = of(SCENE.signed("dana", DANA));
    assertThat(one.text()).contains(SCENE.heldText());
    assertThat(one.tally()).isEqualTo("1/2");
    assertThat(one.enough()).isFalse();
    assertThat(of(SCENE.signed("dana", DANA).signed("erin", ERIN)).enough()).isTrue();
  }

  @Test
  void theTextThatMostHaveSignedIsTheOneToSign() {
    String narrowed = SCENE.heldText().replace("T16:00:00Z", "T10:30:00Z");
    TestingScene split =
        SCENE
            .signed("dana", DANA)
            .signed("erin", ERIN, narrowed)
            .signed("olga", OLGA, SCENE.heldText());
    // olga answers for the agent: with dana she counts, and theirs are more.
    assertThat(of(split).text()).contains(SCENE.heldText());
    assertThat(of(split).signers())
        .extracting(ApprovalResult.Signer::approver)
        .containsExactlyInAnyOrder("dana", "olga");
  }

  @Test
  void whatCannotCountIsToldAndNotCounted() {
    TestingScene signed = SCENE.signed("dana", DANA).signed("erin", ERIN);
    SignedSoFar over = of(signed.at("2026-11-23T16:00:00Z"));
    assertThat(over.tally()).isEqualTo("0/2");
    assertThat(over.problems()).hasSize(2).allMatch(line -> line.contains("it expired at"));
    String other = SCENE.heldText().replace("shared with production", "harmless");
    SignedSoFar forged = of(SCENE.signed("dana", DANA, other));
    assertThat(forged.tally()).isEqualTo("0/2");
    assertThat(forged.problems())
        .singleElement()
        .asString()
        .contains("its statement isn't that of request");
  }

  @Test
  void whatIsForAnotherRequestIsNotItsBusiness() {
    String name = SCENE.requests().keySet().iterator().next();
    String other = SCENE.heldText().replace(name, "chr-" + "a".repeat(name.length() - 4));
    SignedSoFar signed = of(SCENE.signed("dana", DANA, other));
    assertThat(signed.tally()).isEqualTo("0/2");
    assertThat(signed.problems()).isEmpty();
    NamedApproval garbage =
        new NamedApproval(
            "cha-x", new ChangeApprovalSpec("Approve", null, "garbage", null), false, "");
    assertThat(of(SCENE.approval(garbage)).problems()).isEmpty();
  }

  @Test
  void theOwnerOfTheAgentAloneIsNobody() {
    SignedSoFar alone = of(SCENE.signed("olga", OLGA));
    assertThat(alone.tally()).isEqualTo("0/2");
    assertThat(alone.problems()).singleElement().asString().contains("can't be its only approver");
  }

  private static SignedSoFar of(TestingScene scene) {
    ParsedStatement.Parsed held = (ParsedStatement.Parsed) StatementParser.parse(SCENE.heldText());
    return SignedSoFar.of(held.statement(), scene.evidence(), scene.agents(), scene.now());
  }
}
