package dev.holdfast.operator.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The admission policy that guards the guard, and its binding. The API server evaluates them, so
 * they hold while no webhook runs; no policy of the API can guard them in turn.
 */
record GuardObjects(ValidatingAdmissionPolicy policy, ValidatingAdmissionPolicyBinding binding) {
  /** Name of both. */
  static final String NAME = MaintenanceWindow.GUARD;

  static GuardObjects of(GuardNames names) {
    return new GuardObjects(
        Serialization.unmarshal(filled("policy.yaml", names), ValidatingAdmissionPolicy.class),
        Serialization.unmarshal(
            filled("binding.yaml", names), ValidatingAdmissionPolicyBinding.class));
  }

  private static String filled(String file, GuardNames names) {
    try (InputStream stream = GuardObjects.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8)
          .replace("$NAMESPACE", names.namespace())
          .replace("$CONFIGURATION", names.configuration())
          .replace("$TLS_SECRET", names.tlsSecret())
          .replace("$SETTINGS", names.settings())
          .replace("$CERTIFICATE_ISSUER", names.certificateIssuer());
    } catch (IOException e) {
      throw new IllegalStateException(file + " of this program can't be read", e);
    }
  }
}
