package dev.holdfast.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final X509Certificate OLD = certificate(NOW.minus(Duration.ofDays(50)));
  private static final X509Certificate EXPIRED = certificate(NOW.minus(Duration.ofDays(100)));
  private static final X509Certificate NEW = certificate(NOW);

  @Test
  void whatWasTrustedStaysSoUntilItExpires() throws GeneralSecurityException {
    GivenCertificate given = GivenCertificate.read(secret(NEW));
    assertThat(given.trusted(null, NOW)).containsExactly(NEW);
    assertThat(given.trusted(bundle(EXPIRED, OLD, NEW), NOW)).containsExactly(NEW, OLD);
    assertThat(given.trusted(bundle(NEW, OLD), NOW.plus(Duration.ofDays(60)))).containsExactly(NEW);
  }

  @Test
  void aDamagedBundleIsMadeAnew() throws GeneralSecurityException {
    assertThat(GivenCertificate.read(secret(NEW)).trusted("!", NOW)).containsExactly(NEW);
    assertThat(GivenCertificate.read(secret(NEW)).trusted("AAAA", NOW)).containsExactly(NEW);
  }

  @Test
  void atMostAFewEarlierOnes() throws GeneralSecurityException {
    X509Certificate[] many = new X509Certificate[9];
    java.util.Arrays.setAll(many, i -> certificate(NOW.minus(Duration.ofDays(i + 1L))));
    assertThat(GivenCertificate.read(secret(NEW)).trusted(bundle(many), NOW)).hasSize(5);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> GivenCertificate.read(null)).hasMessage("it isn't there yet");
    assertThatThrownBy(() -> GivenCertificate.read(new Secret()))
        .hasMessage("it has no tls.crt yet");
    Secret without = new SecretBuilder().addToData(Map.of("tls.crt", "x", "tls.key", "x")).build();
    assertThatThrownBy(() -> GivenCertificate.read(without)).hasMessage("it has no ca.crt yet");
    Secret damaged = new SecretBuilder(without).addToData("ca.crt", "!").build();
    assertThatThrownBy(() -> GivenCertificate.read(damaged)).hasMessage("it isn't base64");
  }

  private static Secret secret(X509Certificate authority) throws GeneralSecurityException {
    return new SecretBuilder()
        .addToData(Map.of("tls.crt", "eA==", "tls.key", "eA==", "ca.crt", bundle(authority)))
        .build();
  }

  private static String bundle(X509Certificate... certificates) throws GeneralSecurityException {
    return TlsSecret.base64(Pem.of(List.of(certificates)));
  }

  private static X509Certificate certificate(Instant from) {
    return new CertificateIssuer().issue(List.of("holdfast.example"), from).certificate();
  }
}
