package dev.holdfast.operator.certificate;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Secret that carries the serving certificate to the replicas. */
final class TlsSecret {
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String TRUSTED = "ca.crt";

  /** With a value that it hasn't had before, it asks for a new certificate. */
  private static final String RENEW = "holdfast.dev/renew";

  /** The value that was answered last. */
  private static final String RENEWED = "holdfast.dev/renewed";

  private TlsSecret() {}

  /** What it holds; empty when it is missing, not filled in yet, or damaged. */
  static Optional<TlsMaterial> read(@Nullable Secret secret) {
    if (secret == null || secret.getData() == null) {
      return Optional.empty();
    }
    Map<String, String> data = secret.getData();
    if (!data.keySet().containsAll(List.of(CERTIFICATE, KEY, TRUSTED))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          TlsMaterial.parse(text(data, CERTIFICATE), text(data, KEY), text(data, TRUSTED)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether somebody asks, by an annotation, for another certificate than the one it holds. */
  static boolean asksForRenewal(Secret secret) {
    String asked = annotation(secret, RENEW);
    return !asked.isEmpty() && !asked.equals(annotation(secret, RENEWED));
  }

  private static String annotation(Secret secret, String key) {
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(key, "");
  }

  /**
   * What is to be in the Secret.
   *
   * @param current that is there; whatever it asks for is answered with this
   */
  static Secret write(Secret current, TlsMaterial material, Instant now) {
    String answered = annotation(current, RENEW);
    try {
      // No type: the chart made the Secret, and a type never changes.
      return new SecretBuilder()
          .withNewMetadata()
          .withNamespace(current.getMetadata().getNamespace())
          .withName(current.getMetadata().getName())
          .withAnnotations(answered.isEmpty() ? null : Map.of(RENEWED, answered))
          .endMetadata()
          .withData(
              Map.of(
                  CERTIFICATE, base64(Pem.of(List.of(material.serving().certificate()))),
                  KEY, base64(Pem.of(material.serving().key())),
                  TRUSTED, base64(Pem.of(material.trusted(now)))))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was made or read has an encoding", e);
    }
  }

  private static String text(Map<String, String> data, String key) {
    return new String(
        Base64.getDecoder().decode(data.getOrDefault(key, "")), StandardCharsets.UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
