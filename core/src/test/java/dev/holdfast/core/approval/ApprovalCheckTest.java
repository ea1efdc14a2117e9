package dev.holdfast.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalResult.Ended;
import dev.holdfast.core.approval.ApprovalResult.Satisfied;
import dev.holdfast.core.approval.ApprovalResult.Unmet;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.TestingReviews;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lets a change through, and what is said while it doesn't yet. */
class ApprovalCheckTest {
  @Test
  void twoSignaturesOverTheSameBytes() {
    assertThat(TestingScene.approved().check())
        .isInstanceOfSatisfying(
            Satisfied.class,
            satisfied -> {
              assertThat(satisfied.approvals()).containsExactly("cha-dana", "cha-erin");
              assertThat(satisfied.signers())
                  .extracting(ApprovalResult.Signer::fingerprint)
                  .containsExactlyInAnyOrder(
                      TestingScene.DANA.fingerprint(), TestingScene.ERIN.fingerprint());
            });
  }

  @Test
  void nothingSignedYet() {
    TestingScene scene = TestingScene.fresh();
    Unmet unmet = unmet(scene);
    assertThat(unmet.request()).isEqualTo(StatementWriter.write(scene.matter()));
    assertThat(unmet.tallies().getFirst().missing()).isEqualTo(2);
    assertThat(unmet.differences()).isEmpty();
  }

  @Test
  void oneOfTwo() {
    Unmet unmet = unmet(TestingScene.fresh().requested().signed("dana", TestingScene.DANA));
    assertThat(unmet.tallies().getFirst().approvers()).containsExactly("dana");
    assertThat(unmet.tallies().getFirst().missing()).isEqualTo(1);
  }

  @Test
  void differentBytesDoNotAddUp() {
    TestingScene scene = TestingScene.fresh().requested();
    String narrowed = scene.heldText().replace("2026-11-23T16:00:00Z", "2026-11-23T10:30:00Z");
    TestingScene signed =
        scene.signed("dana", TestingScene.DANA).signed("erin", TestingScene.ERIN, narrowed);
    Unmet unmet = unmet(signed);
    assertThat(unmet.tallies().getFirst().missing()).isEqualTo(1);
    assertThat(unmet.differences()).anyMatch(line -> line.contains("different bytes"));
    assertThat(
            scene
                .signed("dana", TestingScene.DANA, narrowed)
                .signed("erin", TestingScene.ERIN, narrowed)
                .check())
        .isInstanceOf(Satisfied.class);
  }

  @Test
  void aReasonMayBeSigned() {
    TestingScene scene = TestingScene.fresh().requested();
    String text = scene.heldText().replace("\"reason\":\"\"", "\"reason\":\"ticket 7: né\"");
    assertThat(
            scene
                .signed("dana", TestingScene.DANA, text)
                .signed("erin", TestingScene.ERIN, text)
                .check())
        .isInstanceOf(Satisfied.class);
  }

  @Test
  void approvalsOfThePeriodBeforeStillCount() {
    assertThat(TestingScene.approved().at("2026-11-23T15:59:59Z").check())
        .isInstanceOf(Satisfied.class);
  }

  @Test
  void aRequestWithSignaturesStaysTheOneToSign() {
    TestingScene scene = TestingScene.fresh().requested().signed("dana", TestingScene.DANA);
    String name = scene.requests().keySet().iterator().next();
    TestingScene later = scene.at("2026-11-23T12:00:01Z");
    assertThat(StatementWriter.write(later.matter()).name()).isNotEqualTo(name);
    assertThat(unmet(later).request().name()).isEqualTo(name);
    assertThat(StatementWriter.names(later.matter())).contains(name).hasSize(2);
  }

  @Test
  void whatWasMeantForSomethingElseIsNotTold() {
    TestingScene scene = TestingScene.approved();
    assertThat(unmet(scene.with(deletion("persistentvolumeclaims", "b", "x"))).differences())
        .as("another claim elsewhere")
        .hasSize(2);
    assertThat(
            unmet(scene.with(deletion("persistentvolumes", "orders-staging", "x"))).differences())
        .as("another kind of that namespace")
        .hasSize(2);
    assertThat(unmet(scene.with(deletion("persistentvolumes", "b", "x"))).differences())
        .as("another kind elsewhere")
        .isEmpty();
  }

  @Test
  void anApprovalOfTheSameImpactIsToldBeforeThoseOfOthers() {
    TestingScene scene = TestingScene.approved();
    TestingScene other =
        scene.with(TestingScene.impact(List.of(TestingScene.item("a", "b")))).requested();
    String past = StatementWriter.write(other.matter()).text();
    for (String name : new String[] {"cha-a", "cha-b", "cha-c", "cha-d"}) {
      other = other.approval(name, past);
    }
    TestingScene now =
        other
            .with(scene.impact())
            .with(
                scene.requirements().getFirst(),
                new Requirement("new", "NEW-1", "dba", 1, false, "a policy since"));
    assertThat(unmet(now).differences().getFirst()).contains("a new reason has appeared since");
  }

  @Test
  void theNearestIsToldFirst() {
    TestingScene scene = TestingScene.fresh().requested();
    TestingScene other =
        scene.with(deletion("persistentvolumeclaims", "orders-staging", "pg-data-1")).requested();
    String far =
        TestingScene.fresh()
            .with(deletion("persistentvolumeclaims", "orders-staging", "pg-data-1"))
            .text();
    String near = scene.text().replace("a1b2", "ffff");
    assertThat(
            unmet(
                    other
                        .with(TestingScene.deletion("a1b2"))
                        .signed("dana", TestingScene.DANA, far)
                        .signed("erin", TestingScene.ERIN, near))
                .differences())
        .satisfiesExactly(
            line -> assertThat(line).contains("cha-erin", "approved for uid ffff"),
            line -> assertThat(line).contains("cha-dana", "approved for name pg-data-1"));
  }

  @Test
  void anApprovalOfThisVeryObjectIsToldBeforeOneOfAnotherNamespace() {
    TestingScene scene = TestingScene.fresh().requested();
    String elsewhere =
        scene.with(deletion("persistentvolumeclaims", "another", "pg-data-0")).text();
    String another = scene.text().replace("agents:cursor", "agents:another");
    assertThat(another).isNotEqualTo(scene.text());
    assertThat(
            unmet(
                    scene
                        .signed("dana", TestingScene.DANA, elsewhere)
                        .signed("erin", TestingScene.ERIN, another))
                .differences())
        .satisfiesExactly(
            line -> assertThat(line).contains("cha-erin", "approved for requester"),
            line -> assertThat(line).contains("cha-dana", "approved for namespace another"));
  }

  private static Change deletion(String resource, String namespace, String name) {
    return TestingReviews.delete(
            resource,
            "{kind: X, metadata: {name: %s, namespace: %s, uid: u}}".formatted(name, namespace))
        .by(TestingScene.AGENT)
        .change();
  }

  @Test
  void oneHumanServesTwoRequirements() {
    TestingScene scene =
        TestingScene.fresh()
            .with(
                new Requirement("a", "A", "dba", 1, false, "a"),
                new Requirement("b", "B", "platform", 1, false, "b"))
            .requested();
    assertThat(scene.signed("erin", TestingScene.ERIN).check()).isInstanceOf(Satisfied.class);
    assertThat(unmet(scene.signed("dana", TestingScene.DANA)).tallies())
        .extracting(ApprovalResult.Tally::missing)
        .containsExactly(0, 1);
  }

  @Test
  void fewerReasonsNowAreFine() {
    Requirement one = new Requirement("a", "A", "dba", 1, false, "a");
    Requirement two = new Requirement("b", "B", "platform", 1, false, "b");
    TestingScene scene =
        TestingScene.fresh().with(one, two).requested().signed("dana", TestingScene.DANA);
    assertThat(scene.with(one).check()).isInstanceOf(Satisfied.class);
  }

  @Test
  void hardwareKeysWhereTheyAreAskedFor() {
    TestingScene scene =
        TestingScene.fresh().with(new Requirement("a", "A", "platform", 1, true, "a")).requested();
    assertThat(scene.signed("theo", TestingScene.THEO).check()).isInstanceOf(Satisfied.class);
    assertThat(unmet(scene.signed("erin", TestingScene.ERIN)).tallies().getFirst().missing())
        .isEqualTo(1);
  }

  @Test
  void aRejectionEndsTheRequest() {
    TestingScene scene = TestingScene.approved().rejected("dana", "restore the dump\u0007 instead");
    assertThat(scene.check())
        .isInstanceOfSatisfying(
            Ended.class,
            ended ->
                assertThat(ended.message())
                    .contains("rejected by dana: restore the dump\uFFFD instead")
                    .contains("2026-11-23T12:00:00Z"));
    assertThat(unmet(scene.at("2026-11-23T12:00:00Z")).request().name())
        .isNotEqualTo(scene.requests().keySet().iterator().next());
  }

  @Test
  void whatWasUsedIsOver() {
    TestingScene scene = TestingScene.approved();
    var request = scene.requests().entrySet().iterator().next();
    TestingScene used =
        scene.held(
            request.getKey(),
            new HeldRequest(request.getValue().statement(), true, TestingScene.NOW));
    assertThat(used.check())
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.message()).contains("already used"));
  }

  @Test
  void theOrderOfEverythingDoesNotMatter() {
    TestingScene one = TestingScene.approved();
    TestingScene other =
        TestingScene.fresh()
            .requested()
            .signed("erin", TestingScene.ERIN)
            .signed("dana", TestingScene.DANA);
    assertThat(other.check()).isEqualTo(one.check().getClass().cast(other.check()));
    assertThat(((Satisfied) other.check()).approvals())
        .isEqualTo(((Satisfied) one.check()).approvals());
  }

  private static Unmet unmet(TestingScene scene) {
    ApprovalResult result = scene.check();
    assertThat(result).isInstanceOf(Unmet.class);
    return (Unmet) result;
  }
}
