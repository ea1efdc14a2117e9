package dev.holdfast.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotationDecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final List<String> NAMES =
      List.of("holdfast-webhook.holdfast.svc", "127.0.0.1", "::1");

  private final CertificateIssuer issuer = new CertificateIssuer();

  @Test
  void makesTheFirst() throws GeneralSecurityException {
    TlsMaterial made = renewed(Optional.empty(), NOW);
    X509Certificate certificate = made.serving().certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(
            ((ECPublicKey) certificate.getPublicKey())
                .getParams()
                .getCurve()
                .getField()
                .getFieldSize())
        .isEqualTo(256);
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(made.covers(NAMES)).isTrue();
    assertThat(made.trusted(NOW)).containsExactly(certificate);
  }

  @Test
  void survivesTheSecret() throws GeneralSecurityException {
    TlsMaterial made = renewed(Optional.empty(), NOW);
    assertThat(reread(made).serving().certificate()).isEqualTo(made.serving().certificate());
  }

  @Test
  void keepsUntilTwoThirdsOfItsLife() {
    TlsMaterial first = renewed(Optional.empty(), NOW);
    assertThat(decide(first, NOW.plus(Duration.ofDays(59))))
        .isInstanceOf(RotationDecision.Keep.class);
    assertThat(decide(first, NOW.plus(Duration.ofDays(61))))
        .isInstanceOf(RotationDecision.Renew.class);
  }

  @Test
  void trustsTheOldOneWhileItLives() throws GeneralSecurityException {
    TlsMaterial first = renewed(Optional.empty(), NOW);
    Instant later = NOW.plus(Duration.ofDays(61));
    TlsMaterial second = reread(renewed(Optional.of(first), later));
    assertThat(second.trusted(later))
        .containsExactly(second.serving().certificate(), first.serving().certificate());
    assertThat(second.trusted(NOW.plus(Duration.ofDays(91))))
        .containsExactly(second.serving().certificate());
  }

  @Test
  void renewsForOtherNames() {
    TlsMaterial first = renewed(Optional.empty(), NOW);
    assertThat(RotationDecision.of(Optional.of(first), false, List.of("elsewhere"), NOW, issuer))
        .isInstanceOf(RotationDecision.Renew.class);
  }

  @Test
  void renewsOnceWhenAsked() throws GeneralSecurityException {
    TlsMaterial first = renewed(Optional.empty(), NOW);
    Secret asking =
        new SecretBuilder(TlsSecret.write(secret("other", ""), first, NOW))
            .editMetadata()
            .addToAnnotations("holdfast.dev/renew", "today")
            .endMetadata()
            .build();
    assertThat(TlsSecret.asksForRenewal(asking)).isTrue();
    RotationDecision decision =
        RotationDecision.of(TlsSecret.read(asking), true, NAMES, NOW, issuer);
    assertThat(decision).isInstanceOf(RotationDecision.Renew.class);
    TlsMaterial second = ((RotationDecision.Renew) decision).material();
    assertThat(second.trusted(NOW)).contains(first.serving().certificate());
    Secret answered = TlsSecret.write(asking, second, NOW);
    answered.getMetadata().getAnnotations().put("holdfast.dev/renew", "today");
    assertThat(TlsSecret.asksForRenewal(answered)).isFalse();
    answered.getMetadata().getAnnotations().put("holdfast.dev/renew", "tomorrow");
    assertThat(TlsSecret.asksForRenewal(answered)).isTrue();
  }

  @Test
  void asksForNothingByItself() {
    assertThat(TlsSecret.asksForRenewal(secret("other", "today"))).isFalse();
  }

  private static Secret secret(String annotation, String value) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("holdfast")
        .withName("holdfast-webhook-tls")
        .addToAnnotations(annotation, value)
        .endMetadata()
        .build();
  }

  @Test
  void refusesAKeyOfAnotherCertificate() throws GeneralSecurityException {
    TlsMaterial one = renewed(Optional.empty(), NOW);
    TlsMaterial other = renewed(Optional.empty(), NOW);
    String certificate = Pem.of(List.of(one.serving().certificate()));
    String key = Pem.of(other.serving().key());
    assertThatThrownBy(() -> TlsMaterial.parse(certificate, key, certificate))
        .hasMessage("the key belongs to another certificate");
    assertThatThrownBy(() -> TlsMaterial.parse(certificate, "no key", certificate))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private RotationDecision decide(TlsMaterial stored, Instant now) {
    return RotationDecision.of(Optional.of(stored), false, NAMES, now, issuer);
  }

  private TlsMaterial renewed(Optional<TlsMaterial> stored, Instant now) {
    return switch (RotationDecision.of(stored, false, NAMES, now, issuer)) {
      case RotationDecision.Renew renew -> renew.material();
      case RotationDecision.Keep keep -> throw new AssertionError("kept " + keep);
    };
  }

  private static TlsMaterial reread(TlsMaterial material) throws GeneralSecurityException {
    return TlsMaterial.parse(
        Pem.of(List.of(material.serving().certificate())),
        Pem.of(material.serving().key()),
        Pem.of(material.trusted(NOW)));
  }
}
