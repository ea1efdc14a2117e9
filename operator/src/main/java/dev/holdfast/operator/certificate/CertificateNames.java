package dev.holdfast.operator.certificate;

import java.util.List;

/**
 * What the certificate is called and where it goes.
 *
 * @param secret name of the TLS Secret
 * @param configuration name of the ValidatingWebhookConfiguration
 * @param serving DNS names and IP addresses in the certificate
 * @param issuer username of whoever fills in the Secret; empty for this operator itself
 */
public record CertificateNames(
    String secret, String configuration, List<String> serving, String issuer) {
  public CertificateNames {
    serving = List.copyOf(serving);
  }
}
