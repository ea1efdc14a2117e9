package dev.holdfast.core.approval;

import static dev.holdfast.core.approval.TestingScene.DANA;
import static dev.holdfast.core.approval.TestingScene.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ApproverStatus;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalStatus;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of requests, approvals and approvers. */
class StatusTest {
  @Test
  void aPendingRequest() {
    ChangeRequestStatus status = request(TestingScene.fresh().requested(), null);
    assertThat(status.phase()).isEqualTo("Pending");
    assertThat(status.operation()).isEqualTo("DELETE");
    assertThat(status.target()).isEqualTo("persistentvolumeclaims orders-staging/pg-data-0");
    assertThat(status.requester()).isEqualTo(TestingScene.AGENT);
    assertThat(status.expires()).isEqualTo("2026-11-23T16:00:00Z");
    assertThat(status.tally()).isEqualTo("0/2");
    assertThat(status.summary())
        .isEqualTo(
            "DESTROYED persistentvolumeclaims orders-production/pg-data-0, PRODUCTION"
                + " (environment=production), storage csi.example/vol-123, shares backing"
                + " csi.example/vol-123, and 1 more");
    assertThat(status.conditions())
        .containsExactly(
            new Condition(
                "Approved",
                "False",
                3L,
                "2026-11-23T09:30:00Z",
                "SignaturesMissing",
                "2 more of group dba (HF-VOL-002)"));
  }

  @Test
  void onTheWayToApproved() {
    TestingScene one = TestingScene.fresh().requested().signed("dana", DANA);
    ChangeRequestStatus half = request(one, null);
    assertThat(half.tally()).isEqualTo("1/2");
    assertThat(half.approvals())
        .containsExactly(new ChangeRequestStatus.CountedApproval("cha-dana", "dana", "dba"));
    ChangeRequestStatus whole = request(TestingScene.approved().at("2026-11-23T10:00:00Z"), half);
    assertThat(whole.phase()).isEqualTo("Approved");
    assertThat(whole.tally()).isEqualTo("2/2");
    assertThat(condition(whole.conditions(), "Approved").lastTransitionTime())
        .isEqualTo("2026-11-23T10:00:00Z");
    ChangeRequestStatus later = request(TestingScene.approved().at("2026-11-23T11:00:00Z"), whole);
    assertThat(later).isEqualTo(whole);
  }

  @Test
  void whatIsMissingAndWhoHasSigned() {
    TestingScene one =
        TestingScene.fresh()
            .with(
                new Requirement("a", "A", "dba", 1, false, "a"),
                new Requirement("b", "B", "platform", 1, true, "b"))
            .requested()
            .signed("dana", DANA);
    assertThat(condition(request(one, null).conditions(), "Approved").message())
        .isEqualTo("1 more of group platform with hardware keys (B)");
    assertThat(request(one.signed("erin", ERIN), null).tally())
        .as("more than needed")
        .isEqualTo("1/2");
    assertThat(request(TestingScene.approved(), null).approvals())
        .containsExactly(
            new ChangeRequestStatus.CountedApproval("cha-dana", "dana", "dba"),
            new ChangeRequestStatus.CountedApproval("cha-erin", "erin", "dba"));
  }

  @Test
  void oneItemIsNotOneAndMore() {
    TestingScene one =
        TestingScene.fresh()
            .with(TestingScene.impact(TestingScene.items().subList(0, 1)))
            .requested();
    assertThat(request(one, null).summary()).endsWith("shares backing csi.example/vol-123");
  }

  @Test
  void anApprovalThatIsSpentSpendsItsRequestAlone() {
    TestingScene scene = TestingScene.approved();
    ChangeApprovalSpec spec = scene.approvals().getFirst().spec();
    ChangeApprovalSpec other =
        new ChangeApprovalSpec(
            "Approve", null, TestingScene.fresh().inCluster("x").text(), spec.signatures());
    assertThat(request(scene.approval(new NamedApproval("cha-x", spec, true, "")), null).phase())
        .isEqualTo("Executed");
    assertThat(request(scene.approval(new NamedApproval("cha-x", other, true, "")), null).phase())
        .isEqualTo("Approved");
  }

  @Test
  void endings() {
    TestingScene scene = TestingScene.approved();
    ChangeRequestStatus approved = request(scene, null);
    assertThat(request(scene.at("2026-11-23T16:00:00Z"), approved).phase()).isEqualTo("Expired");
    ChangeRequestStatus rejected = request(scene.rejected("erin", "not today"), approved);
    assertThat(rejected.phase()).isEqualTo("Rejected");
    assertThat(condition(rejected.conditions(), "Approved").message())
        .isEqualTo("the request was rejected by erin: not today");
    ChangeRequestStatus executed = request(executed(scene), approved);
    assertThat(executed.phase()).isEqualTo("Executed");
    assertThat(condition(executed.conditions(), "Approved").status()).isEqualTo("True");
    assertThat(request(executed(scene).at("2026-11-24T16:00:00Z"), executed).phase())
        .isEqualTo("Executed");
  }

  @Test
  void whatIsWrongWithASignatureIsSaid() {
    TestingScene scene = TestingScene.fresh().requested().signed("dana", ERIN);
    assertThat(condition(request(scene, null).conditions(), "Approved").message())
        .contains("is no key of Approver dana");
  }

  @Test
  void aRequestThatCannotBeRead() {
    TestingScene scene =
        TestingScene.fresh().held("chr-x", new HeldRequest("{}", false, TestingScene.NOW));
    ChangeRequestStatus status =
        RequestStatus.of("chr-x", scene.evidence(), Map.of(), null, 1L, scene.now());
    assertThat(condition(status.conditions(), "Approved").reason()).isEqualTo("Malformed");
    assertThat(RequestStatus.nextChange("{}", scene.now())).isEmpty();
    assertThat(RequestStatus.nextChange(scene.text(), scene.now()))
        .contains(Instant.parse("2026-11-23T16:00:00Z"));
  }

  @Test
  void anApproval() {
    TestingScene scene = TestingScene.approved();
    ChangeApprovalStatus status = approval(scene, 0);
    assertThat(status.request()).startsWith("chr-");
    assertThat(status.signedBy()).isEqualTo("dana");
    assertThat(status.signers())
        .containsExactly(new ChangeApprovalStatus.Signer("dana", DANA.fingerprint(), false));
    assertThat(condition(status.conditions(), "Verified").status()).isEqualTo("True");
    assertThat(condition(status.conditions(), "Executed").status()).isEqualTo("False");
    ChangeApprovalStatus spent = approval(executed(scene), 0);
    assertThat(condition(spent.conditions(), "Executed").status()).isEqualTo("True");
    assertThat(condition(spent.conditions(), "Verified").status()).isEqualTo("True");
    assertThat(spent.executedAt()).isEqualTo("2026-11-23T09:30:00Z");
  }

  @Test
  void anApprovalThatDoesNotCount() {
    assertThat(
            condition(
                    approval(TestingScene.fresh().requested().signed("dana", ERIN), 0).conditions(),
                    "Verified")
                .reason())
        .isEqualTo("SignatureBad");
    assertThat(
            condition(
                    approval(TestingScene.approved().at("2026-11-23T16:00:00Z"), 0).conditions(),
                    "Verified")
                .reason())
        .isEqualTo("Expired");
    TestingScene other =
        TestingScene.fresh()
            .requested()
            .signed("dana", DANA, TestingScene.fresh().text().replace("a1b2", "ffff"));
    assertThat(condition(approval(other, 0).conditions(), "Verified").reason())
        .isEqualTo("RequestMismatch");
    TestingScene malformed = TestingScene.fresh().requested().signed("dana", DANA, "{}");
    assertThat(condition(approval(malformed, 0).conditions(), "Verified").reason())
        .isEqualTo("StatementMalformed");
  }

  @Test
  void anApprover() {
    TestingScene scene =
        TestingScene.fresh()
            .withApprover("twin", TestingScene.approver("twin", ERIN, "dba"))
            .approver(
                "dana",
                spec ->
                    new ApproverSpec(
                        "dana",
                        spec.subjects(),
                        spec.groups(),
                        List.of(
                            spec.keys().getFirst(),
                            new ApproverSpec.Key("ssh-ed25519 AAAA", null, null, null)),
                        null));
    Approvers approvers = Approvers.of(scene.approvers(), scene.agents(), scene.now());
    ApproverStatus dana = ApproverStatuses.of("dana", approvers, null, 1L, scene.now());
    assertThat(dana.validKeys()).isEqualTo(1);
    assertThat(dana.keys())
        .containsExactly(
            new ApproverStatus.KeyStatus(DANA.fingerprint(), "ssh-ed25519", false, true, null),
            new ApproverStatus.KeyStatus(
                null, null, null, false, "the key can't be used: it ends too early"));
    ApproverStatus erin = ApproverStatuses.of("erin", approvers, null, 1L, scene.now());
    assertThat(condition(erin.conditions(), "Ready").reason()).isEqualTo("NoValidKey");
    assertThat(erin.keys().getFirst().message()).contains("more than one approver: erin, twin");
    assertThat(approvers.validHumans("dba")).isEqualTo(2);
    assertThat(approvers.validHumans("trust")).isEqualTo(1);
    assertThat(approvers.validHumans("nobody")).isZero();
  }

  private static ChangeRequestStatus request(TestingScene scene, ChangeRequestStatus before) {
    String name = scene.requests().keySet().iterator().next();
    return RequestStatus.of(name, scene.evidence(), scene.agents(), before, 3L, scene.now());
  }

  private static ChangeApprovalStatus approval(TestingScene scene, int index) {
    return ApprovalStatus.of(
        scene.approvals().get(index), scene.evidence(), scene.agents(), null, 1L, scene.now());
  }

  private static TestingScene executed(TestingScene scene) {
    String name = scene.requests().keySet().iterator().next();
    return scene.held(name, new HeldRequest(scene.heldText(), true, TestingScene.NOW));
  }

  private static Condition condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }
}
