package dev.holdfast.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.operator.write.WriteOutcome;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsOutcomeTest {
  @Test
  void aRefusalIsToldInTheGuardsWordsAndTriedAgain() {
    SettingsOutcome outcome =
        outcome(new WriteOutcome.Refused("Forbidden", "needs 1 signature: chr-abc"));
    assertThat(outcome.status()).isEqualTo("False");
    assertThat(outcome.reason()).isEqualTo("Refused");
    assertThat(outcome.message()).isEqualTo("policy p: needs 1 signature: chr-abc");
    assertThat(outcome.again()).isPresent();
  }

  @Test
  void aWebhookThatIsDownIsNoRefusal() {
    assertThat(outcome(new WriteOutcome.Unavailable("no endpoints")).reason())
        .isEqualTo("Unavailable");
  }

  @Test
  void doneIsDone() {
    assertThat(outcome(new WriteOutcome.Done("u", 1)).again()).isEmpty();
    assertThat(SettingsOutcome.of(List.of()).status()).isEqualTo("True");
    assertThat(outcome(new WriteOutcome.Raced()).again()).isPresent();
  }

  private static SettingsOutcome outcome(WriteOutcome outcome) {
    GuardrailPolicy policy = new GuardrailPolicy();
    policy.setMetadata(new ObjectMetaBuilder().withName("p").build());
    return SettingsOutcome.of(List.of(new SettingsOutcome.Taken(new Step.Create(policy), outcome)));
  }
}
