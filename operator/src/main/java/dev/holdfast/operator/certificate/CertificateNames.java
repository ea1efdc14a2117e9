package dev.holdfast.operator.certificate;

import java.util.List;

/**
 * What the certificate is called and where it goes.
 *
 * @param secret name of the TLS Secret
 * @param configuration name of the ValidatingWebhookConfiguration
 * @param serving DNS names and IP addresses in the certificate
 */
public record CertificateNames(String secret, String configuration, List<String> serving) {
  public CertificateNames {
    serving = List.copyOf(serving);
  }
}
