package dev.holdfast.operator.certificate;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A serving certificate that somebody else issues, such as cert-manager.
 *
 * @param authorities {@code ca.crt} of the Secret
 */
record GivenCertificate(List<X509Certificate> authorities) {
  private static final String TRUSTED = "ca.crt";
  private static final List<String> KEYS = List.of("tls.crt", "tls.key", TRUSTED);

  /** Replicas may show a certificate of these until they have reloaded; nobody renews as often. */
  private static final int MOST = 4;

  GivenCertificate {
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads the Secret.
   *
   * @throws GeneralSecurityException with what is missing, in a few words
   */
  static GivenCertificate read(@Nullable Secret secret) throws GeneralSecurityException {
    if (secret == null) {
      throw new GeneralSecurityException("it isn't there yet");
    }
    Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
    for (String key : KEYS) {
      if (data.getOrDefault(key, "").isEmpty()) {
        throw new GeneralSecurityException("it has no " + key + " yet");
      }
    }
    return new GivenCertificate(certificates(data.getOrDefault(TRUSTED, "")));
  }

  /**
   * What is to be trusted: its authorities, then those that are trusted now and haven't expired.
   *
   * @param caBundle that is there, base64 of PEM; null for none
   */
  List<X509Certificate> trusted(@Nullable String caBundle, Instant now) {
    List<X509Certificate> anchors = new ArrayList<>(authorities);
    for (X509Certificate earlier : readable(caBundle)) {
      if (anchors.size() < authorities.size() + MOST
          && !anchors.contains(earlier)
          && now.isBefore(earlier.getNotAfter().toInstant())) {
        anchors.add(earlier);
      }
    }
    return List.copyOf(anchors);
  }

  /** Whoever damaged it has broken the trust already, so it is made anew without it. */
  private static List<X509Certificate> readable(@Nullable String caBundle) {
    try {
      return caBundle == null || caBundle.isEmpty() ? List.of() : certificates(caBundle);
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  private static List<X509Certificate> certificates(String base64) throws GeneralSecurityException {
    try {
      List<X509Certificate> found =
          Pem.certificates(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
      if (found.isEmpty()) {
        throw new GeneralSecurityException("it holds no certificate");
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("it isn't base64", e);
    }
  }
}
