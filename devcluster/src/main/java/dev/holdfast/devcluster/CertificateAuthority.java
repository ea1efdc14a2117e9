package dev.holdfast.devcluster;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the certificates of one throw-away cluster; its key never leaves the cluster's folder. */
final class CertificateAuthority {
  private static final Duration VALIDITY = Duration.ofDays(30);

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  private CertificateAuthority(X500Name name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  static CertificateAuthority create(String commonName) {
    try {
      X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
      KeyPair keys = newKeys();
      JcaX509v3CertificateBuilder builder = builder(name, name, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
      return new CertificateAuthority(name, keys, sign(builder, keys.getPrivate()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("can't create the cluster's certificate authority", e);
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  KeyAndCertificate own() {
    return pem(keys.getPrivate(), certificate);
  }

  /**
   * @param groups become organisations, which is how Kubernetes reads groups
   */
  KeyAndCertificate client(String user, List<String> groups) {
    X500NameBuilder subject = new X500NameBuilder();
    groups.forEach(group -> subject.addRDN(BCStyle.O, group));
    subject.addRDN(BCStyle.CN, user);
    return issue(newKeys(), subject.build(), KeyPurposeId.id_kp_clientAuth, List.of());
  }

  KeyAndCertificate server(String commonName, List<GeneralName> names) {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    return issue(newKeys(), subject, KeyPurposeId.id_kp_serverAuth, names);
  }

  private KeyAndCertificate issue(
      KeyPair own, X500Name subject, KeyPurposeId use, List<GeneralName> names) {
    try {
      JcaX509v3CertificateBuilder builder = builder(name, subject, own);
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      return pem(own.getPrivate(), sign(builder, keys.getPrivate()));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("can't issue a certificate for " + subject, e);
    }
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair k) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()),
        // An hour back, so that a stepped clock doesn't make it not yet valid.
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(VALIDITY)),
        subject,
        k.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  /**
   * The form (RFC 5915) whose label names the algorithm: the Kubernetes client for Java goes by the
   * label alone, and takes every PKCS #8 key of a kubeconfig for RSA.
   */
  private static byte[] sec1(PrivateKey key) throws IOException {
    return new org.bouncycastle.asn1.sec.ECPrivateKey(
            256, ((ECPrivateKey) key).getS(), SECObjectIdentifiers.secp256r1)
        .getEncoded();
  }

  private static KeyAndCertificate pem(PrivateKey key, X509Certificate certificate) {
    try {
      return new KeyAndCertificate(
          Pem.of("EC PRIVATE KEY", sec1(key)), Pem.of("CERTIFICATE", certificate.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("can't encode a certificate", e);
    }
  }
}
