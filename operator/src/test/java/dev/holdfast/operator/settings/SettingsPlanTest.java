package dev.holdfast.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.GuardrailPolicySpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsPlanTest {
  private static final ShippedPolicy SHIPPED =
      new ShippedPolicy("volumes-shared-backing", "Shared volumes.", "package p");
  private static final String DANA =
      """
      approvers:
      - name: dana
        spec: {subjects: [], groups: [dba], keys: [{publicKey: "ssh-ed25519 AAAA"}]}
      """;

  private final SettingsPlan plan = new SettingsPlan(List.of(SHIPPED));

  @Test
  void createsWhatIsMissing() {
    List<Step> steps = steps(DANA, List.of(), List.of(), false);
    assertThat(steps).hasOnlyElementsOfType(Step.Create.class);
    assertThat(steps)
        .extracting(Step::subject)
        .containsExactly("policy volumes-shared-backing", "approver dana");
    assertThat(policy(steps).getSpec().enforcement()).isEqualTo("Enforce");
  }

  @Test
  void leavesWhatIsAppliedAlone() {
    List<Step> first = steps(DANA, List.of(), List.of(), false);
    assertThat(steps(DANA, List.of(policy(first)), List.of(approver(first)), false)).isEmpty();
    assertThat(steps(DANA, List.of(policy(first)), List.of(approver(first)), true)).isEmpty();
  }

  @Test
  void leavesASignedChangeByHandAlone() {
    GuardrailPolicy policy = policy(steps("", List.of(), List.of(), false));
    policy.setSpec(spec("Warn"));
    assertThat(steps("", List.of(policy), List.of(), true)).isEmpty();
  }

  @Test
  void replacesWhenTheSettingChanges() {
    GuardrailPolicy policy = policy(steps("", List.of(), List.of(), false));
    policy.getMetadata().setResourceVersion("7");
    List<Step> steps = steps("enforcement: Audit", List.of(policy), List.of(), true);
    assertThat(steps).hasOnlyElementsOfType(Step.Replace.class);
    assertThat(policy(steps).getSpec().enforcement()).isEqualTo("Audit");
    assertThat(policy(steps).getMetadata().getResourceVersion()).isEqualTo("7");
  }

  @Test
  void replacesWhenTheShippedPolicyChanges() {
    GuardrailPolicy policy = policy(steps("", List.of(), List.of(), false));
    SettingsPlan newer =
        new SettingsPlan(
            List.of(new ShippedPolicy(SHIPPED.name(), SHIPPED.description(), "package q")));
    assertThat(newer.steps(settings(""), List.of(policy), List.of(), true))
        .hasOnlyElementsOfType(Step.Replace.class);
  }

  @Test
  void removesOnlyItsOwnWhenOff() {
    GuardrailPolicy ours = policy(steps("", List.of(), List.of(), false));
    String off = "policies: {volumes-shared-backing: {enforcement: Off}}";
    assertThat(steps(off, List.of(ours), List.of(), true)).hasOnlyElementsOfType(Step.Remove.class);
    GuardrailPolicy theirs = new GuardrailPolicy();
    theirs.setMetadata(new ObjectMetaBuilder().withName(SHIPPED.name()).build());
    assertThat(steps(off, List.of(theirs), List.of(), true)).isEmpty();
  }

  @Test
  void removesWhatIsNoLongerShipped() {
    GuardrailPolicy ours = policy(steps("", List.of(), List.of(), false));
    assertThat(new SettingsPlan(List.of()).steps(settings(""), List.of(ours), List.of(), true))
        .hasOnlyElementsOfType(Step.Remove.class);
  }

  @Test
  void approversFollowTheSettingsOnlyWhileTheTrustRootIsOpen() {
    Approver dana = approver(steps(DANA, List.of(), List.of(), false));
    dana.setSpec(new ApproverSpec(null, List.of(), List.of("trust"), List.of(), null));
    GuardrailPolicy policy = policy(steps(DANA, List.of(), List.of(), false));
    assertThat(steps(DANA, List.of(policy), List.of(dana), true)).isEmpty();
    assertThat(steps(DANA, List.of(policy), List.of(dana), false))
        .hasOnlyElementsOfType(Step.Replace.class);
  }

  private List<Step> steps(
      String yaml, List<GuardrailPolicy> policies, List<Approver> approvers, boolean closed) {
    return plan.steps(settings(yaml), policies, approvers, closed);
  }

  private static Settings settings(String yaml) {
    try {
      return new SettingsParser(Set.of(SHIPPED.name())).parse(yaml);
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  private static GuardrailPolicySpec spec(String enforcement) {
    return SHIPPED.spec(enforcement, null);
  }

  private static GuardrailPolicy policy(List<Step> steps) {
    return (GuardrailPolicy) steps.getFirst().resource();
  }

  private static Approver approver(List<Step> steps) {
    return (Approver) steps.getLast().resource();
  }
}
