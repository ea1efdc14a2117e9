package dev.holdfast.operator.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates and EC keys as PEM text (RFC 7468) and back. */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final String KEY_HEADER = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_FOOTER = "-----END PRIVATE KEY-----";

  private Pem() {}

  static String of(List<X509Certificate> certificates) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(LINES.encodeToString(certificate.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }

  static String of(PrivateKey key) {
    return KEY_HEADER + "\n" + LINES.encodeToString(key.getEncoded()) + "\n" + KEY_FOOTER + "\n";
  }

  static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .stream()
        .map(Pem::x509)
        .collect(Collectors.toUnmodifiableList());
  }

  static PrivateKey key(String text) throws GeneralSecurityException {
    String stripped = text.strip();
    if (!stripped.startsWith(KEY_HEADER) || !stripped.endsWith(KEY_FOOTER)) {
      throw new GeneralSecurityException("not a PKCS #8 private key in PEM");
    }
    String body = stripped.substring(KEY_HEADER.length(), stripped.length() - KEY_FOOTER.length());
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(decoded(body)));
  }

  private static byte[] decoded(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not base64", e);
    }
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }
}
