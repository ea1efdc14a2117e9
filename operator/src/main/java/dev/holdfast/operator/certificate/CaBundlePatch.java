package dev.holdfast.operator.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import java.util.List;
import java.util.Optional;

/** The smallest change that gives every entry of a webhook configuration the same caBundle. */
final class CaBundlePatch {
  private CaBundlePatch() {}

  /** The caBundle of the first entry that has one. */
  static Optional<String> current(ValidatingWebhookConfiguration configuration) {
    return configuration.getWebhooks().stream()
        .map(entry -> entry.getClientConfig().getCaBundle())
        .filter(bundle -> bundle != null && !bundle.isEmpty())
        .findFirst();
  }

  /**
   * A JSON patch (RFC 6902) that touches nothing but caBundle.
   *
   * @param caBundle base64 of PEM
   * @return empty when every entry has it already
   */
  static Optional<String> of(ValidatingWebhookConfiguration configuration, String caBundle) {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    List<ValidatingWebhook> entries = configuration.getWebhooks();
    for (int i = 0; i < entries.size(); i++) {
      if (!caBundle.equals(entries.get(i).getClientConfig().getCaBundle())) {
        // The name is tested, so that a concurrent change of the list fails the patch.
        operations
            .addObject()
            .put("op", "test")
            .put("path", "/webhooks/" + i + "/name")
            .put("value", entries.get(i).getName());
        operations
            .addObject()
            .put("op", "add")
            .put("path", "/webhooks/" + i + "/clientConfig/caBundle")
            .put("value", caBundle);
      }
    }
    return operations.isEmpty() ? Optional.empty() : Optional.of(operations.toString());
  }
}
