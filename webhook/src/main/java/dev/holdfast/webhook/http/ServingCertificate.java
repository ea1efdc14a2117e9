package dev.holdfast.webhook.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificate that this server shows, with its key.
 *
 * @param chain leaf first
 */
public record ServingCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END \\1PRIVATE KEY-----");

  public ServingCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Reads {@code tls.crt} and {@code tls.key} of a TLS Secret.
   *
   * @throws CertificateException when they can't be read or don't belong together; the message
   *     never holds any of the key
   */
  public static ServingCertificate parse(String certificates, String key)
      throws CertificateException {
    Collection<? extends Certificate> chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)));
    if (chain.isEmpty()) {
      throw new CertificateException("tls.crt holds no certificate");
    }
    ServingCertificate parsed =
        new ServingCertificate(
            chain.stream().map(X509Certificate.class::cast).toList(), privateKey(key, chain));
    parsed.checkKey();
    return parsed;
  }

  private static PrivateKey privateKey(String pem, Collection<? extends Certificate> chain)
      throws CertificateException {
    Matcher matcher = KEY.matcher(pem);
    if (!matcher.find()) {
      throw new CertificateException("tls.key holds no private key");
    }
    if (!matcher.group(1).isEmpty()) {
      throw new CertificateException(
          "tls.key is in the %sformat, but PKCS#8 (BEGIN PRIVATE KEY) is needed"
              .formatted(matcher.group(1)));
    }
    PublicKey publicKey = chain.iterator().next().getPublicKey();
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
      return KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CertificateException(
          "tls.key is not a key of the certificate's algorithm " + publicKey.getAlgorithm(), e);
    }
  }

  private void checkKey() throws CertificateException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(challenge);
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(chain.getFirst().getPublicKey());
      verifier.update(challenge);
      if (!verifier.verify(signer.sign())) {
        throw new CertificateException("tls.key does not belong to tls.crt");
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateException("tls.key does not belong to tls.crt", e);
    }
  }

  public boolean validAt(Instant now) {
    X509Certificate leaf = chain.getFirst();
    return !now.isBefore(leaf.getNotBefore().toInstant())
        && now.isBefore(leaf.getNotAfter().toInstant());
  }

  public Instant notAfter() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /** For log lines: which certificate this is. */
  public String serial() {
    return chain.getFirst().getSerialNumber().toString(16);
  }

  KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("serving", key, new char[0], chain.toArray(Certificate[]::new));
    return store;
  }
}
