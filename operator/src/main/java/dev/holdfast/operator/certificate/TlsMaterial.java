package dev.holdfast.operator.certificate;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the TLS Secret holds.
 *
 * @param serving certificate and key that replicas present
 * @param earlier certificates that replicas may still present until they have reloaded
 */
record TlsMaterial(Issued serving, List<X509Certificate> earlier) {
  private static final byte[] PROOF = {1};

  TlsMaterial {
    earlier = List.copyOf(earlier);
  }

  /**
   * Reads the Secret's three texts.
   *
   * @param trusted the serving certificate and the earlier ones, in any order
   * @throws GeneralSecurityException when any of them is damaged or the key belongs to another
   *     certificate
   */
  static TlsMaterial parse(String certificate, String key, String trusted)
      throws GeneralSecurityException {
    List<X509Certificate> chain = Pem.certificates(certificate);
    if (chain.size() != 1) {
      throw new GeneralSecurityException("expected one certificate, found " + chain.size());
    }
    Issued serving = new Issued(chain.getFirst(), Pem.key(key));
    requireMatch(serving);
    List<X509Certificate> earlier = new ArrayList<>(Pem.certificates(trusted));
    earlier.remove(serving.certificate());
    return new TlsMaterial(serving, earlier);
  }

  private static void requireMatch(Issued issued) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(issued.key());
    signer.update(PROOF);
    byte[] signature = signer.sign();
    signer.initVerify(issued.certificate().getPublicKey());
    signer.update(PROOF);
    if (!signer.verify(signature)) {
      throw new GeneralSecurityException("the key belongs to another certificate");
    }
  }

  /** Trust anchors: the serving certificate first, then the earlier ones that haven't expired. */
  List<X509Certificate> trusted(Instant now) {
    List<X509Certificate> anchors = new ArrayList<>();
    anchors.add(serving.certificate());
    earlier.stream()
        .filter(certificate -> now.isBefore(certificate.getNotAfter().toInstant()))
        .forEach(anchors::add);
    return List.copyOf(anchors);
  }

  /** When two thirds of the serving certificate's life are over. */
  Instant renewal() {
    Instant start = serving.certificate().getNotBefore().toInstant();
    Instant end = serving.certificate().getNotAfter().toInstant();
    return start.plus(Duration.between(start, end).multipliedBy(2).dividedBy(3));
  }

  boolean covers(Collection<String> names) throws GeneralSecurityException {
    Set<Object> covered = new HashSet<>();
    Collection<List<?>> alternatives = serving.certificate().getSubjectAlternativeNames();
    if (alternatives != null) {
      alternatives.forEach(alternative -> covered.add(alternative.get(1)));
    }
    return covered.equals(
        names.stream().map(AlternativeName::canonical).collect(Collectors.toUnmodifiableSet()));
  }
}
