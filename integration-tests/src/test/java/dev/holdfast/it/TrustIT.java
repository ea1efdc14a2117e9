package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.scene.Approval;
import dev.holdfast.devcluster.scene.Approver;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import org.junit.jupiter.api.Test;

/**
 * Once the first approvers are there, nobody gets at the guard itself without a signature of group
 * trust: not at approvers, enforced policies, the bundle, requests or statuses.
 */
@HoldfastTest
class TrustIT {
  @Test
  void aNewApproverNeedsASignature(Guarded guarded, Twins twins) {
    Approver mallory =
        Approver.create(
            guarded.cluster().directory().resolve("keys"), "mallory-" + twins.name(), "dba");
    Answer.to(guarded.agent().apply(mallory.manifest())).isDenied("HF-TRUST-001");
    String request =
        Answer.to(guarded.admin().apply(mallory.manifest())).isDenied("HF-TRUST-001").request();
    Approvals approvals = new Approvals(guarded);
    approvals.approve(request, guarded.dana());
    Answer.to(guarded.admin().apply(mallory.manifest())).isDenied("HF-TRUST-001");
    approvals.approve(request, guarded.theo()).orThrow();
    Answer.to(guarded.admin().apply(mallory.manifest())).isAllowed();
  }

  @Test
  void aKeyEndsItselfByItsOwnSignature(Guarded guarded, Twins twins) {
    Approvals approvals = new Approvals(guarded);
    Approver rita =
        Approver.create(
            guarded.cluster().directory().resolve("keys"), "rita-" + twins.name(), "platform");
    String admission =
        Answer.to(guarded.admin().apply(rita.manifest())).isDenied("HF-TRUST-001").request();
    approvals.approve(admission, guarded.theo()).orThrow();
    Answer.to(guarded.admin().apply(rita.manifest())).isAllowed();
    guarded
        .admin()
        .must(
            "wait",
            "approver/" + rita.name(),
            "--for=jsonpath={.status.validKeys}=1",
            "--timeout=30s");
    String fingerprint =
        guarded
            .admin()
            .must("get", "approver", rita.name(), "-o", "jsonpath={.status.keys[0].fingerprint}");
    String[] revocation = {
      "patch",
      "approver",
      rita.name(),
      "--type=merge",
      "-p",
      "{\"spec\": {\"revokedKeys\": [\"%s\"]}}".formatted(fingerprint)
    };
    Answer denial = Answer.to(guarded.admin().run(revocation)).isDenied("HF-TRUST-001");
    assertThat(denial.result().output())
        .contains("group trust, or the key " + fingerprint + " itself");
    String text = approvals.statement(denial.request());
    assertThat(approvals.submit("d-" + rita.name(), text, guarded.dana()).output())
        .contains("in none of the groups");
    guarded.admin().create(Approval.signed("r-" + rita.name(), text, rita).manifest()).orThrow();
    Answer.to(guarded.admin().run(revocation)).isAllowed();
    guarded
        .admin()
        .must(
            "wait",
            "approver/" + rita.name(),
            "--for=jsonpath={.status.keys[0].valid}=false",
            "--timeout=30s");
  }

  @Test
  void approversAndPoliciesStayAsTheyAre(Guarded guarded, Twins twins) {
    denied(guarded, "delete", "approver", "dana");
    denied(
        guarded,
        "patch",
        "approver",
        "dana",
        "--type=merge",
        "-p",
        "{\"spec\": {\"groups\": [\"dba\", \"trust\"]}}");
    denied(guarded, "delete", "guardrailpolicy", "volumes-shared-backing");
    denied(
        guarded,
        "patch",
        "guardrailpolicy",
        "volumes-shared-backing",
        "--type=merge",
        "-p",
        "{\"spec\": {\"enforcement\": \"Audit\"}}");
    denied(guarded, "delete", "guardrailpolicies", "--all");
    denied(guarded, "delete", "agentidentity", "cursor-staging");
    denied(guarded, "delete", "crd", "approvers.holdfast.dev");
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002");
  }

  @Test
  void bundleAndStatusesAreForOurAccountsOnly(Guarded guarded, Twins twins) {
    refused(guarded, "delete", "policybundle", "active");
    refused(
        guarded,
        "patch",
        "policybundle",
        "active",
        "--type=merge",
        "-p",
        "{\"spec\": {\"opaVersion\": \"0\"}}");
    String reopen = "{\"spec\": {\"trustRootClosed\": false}}";
    assertThat(
            guarded
                .admin()
                .run("patch", "policybundle", "active", "--type=merge", "-p", reopen)
                .output())
        .contains("a closed trust root never opens again");
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().result().output();
    assertThat(request).isNotEmpty();
    refused(
        guarded,
        "patch",
        "guardrailpolicy",
        "volumes-shared-backing",
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\": {\"replicas\": \"9/9\"}}");
    refused(
        guarded,
        "patch",
        "approver",
        "dana",
        "--subresource=status",
        "--type=merge",
        "-p",
        "{\"status\": {\"keys\": []}}");
  }

  @Test
  void reapplyingTheSameIsNoChange(Guarded guarded) {
    Answer.to(guarded.admin().apply(guarded.dana().manifest())).isAllowed();
    Answer.to(guarded.admin().apply(guarded.dana().manifest())).isAllowed();
  }

  private static void denied(Guarded guarded, String... arguments) {
    Answer.to(guarded.agent().run(arguments)).isDenied("HF-TRUST-001");
    Answer.to(guarded.admin().run(arguments)).isDenied("HF-TRUST-001");
  }

  private static void refused(Guarded guarded, String... arguments) {
    Answer.to(guarded.agent().run(arguments)).isDenied();
    Answer.to(guarded.admin().run(arguments)).isDenied();
  }
}
