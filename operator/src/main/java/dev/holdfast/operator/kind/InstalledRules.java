package dev.holdfast.operator.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;

/** The webhook configuration as it is installed, in the form that core reads. */
final class InstalledRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private InstalledRules() {}

  /** None when it isn't there. */
  static List<JsonNode> of(Context<Namespace> context) {
    return context.getSecondaryResources(ValidatingWebhookConfiguration.class).stream()
        .<JsonNode>map(JSON::valueToTree)
        .toList();
  }
}
