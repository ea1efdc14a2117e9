package dev.holdfast.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import org.junit.jupiter.api.Test;

class CaBundlePatchTest {
  @Test
  void touchesOnlyEntriesThatDiffer() {
    assertThat(CaBundlePatch.of(configuration("new", "old"), "new"))
        .hasValue(
            "[{\"op\":\"test\",\"path\":\"/webhooks/1/name\",\"value\":\"w1\"},"
                + "{\"op\":\"add\",\"path\":\"/webhooks/1/clientConfig/caBundle\",\"value\":\"new\"}]");
  }

  @Test
  void writesNothingWhenEveryEntryHasIt() {
    assertThat(CaBundlePatch.of(configuration("new", "new"), "new")).isEmpty();
  }

  private static ValidatingWebhookConfiguration configuration(String... bundles) {
    var builder = new ValidatingWebhookConfigurationBuilder();
    for (int i = 0; i < bundles.length; i++) {
      builder
          .addNewWebhook()
          .withName("w" + i)
          .withNewClientConfig()
          .withCaBundle(bundles[i])
          .endClientConfig()
          .endWebhook();
    }
    return builder.build();
  }
}
