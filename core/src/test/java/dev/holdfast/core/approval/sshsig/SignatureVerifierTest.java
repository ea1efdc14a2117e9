package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final byte[] MESSAGE = "the statement".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void everyKindOfKeySigns(KeyType type) throws SshFormatException {
    TestingKey key = TestingKey.of(type);
    assertThat(verify(key, key.sign(MESSAGE))).isEqualTo(new Verification.Good(false));
    assertThat(verify(key, key.withHash("sha256").sign(MESSAGE)))
        .isInstanceOf(Verification.Good.class);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void notOverOtherBytes(KeyType type) throws SshFormatException {
    TestingKey key = TestingKey.of(type);
    byte[] other = "the statement.".getBytes(StandardCharsets.UTF_8);
    assertThat(verify(key, key.sign(other))).isInstanceOf(Verification.Bad.class);
  }

  @Test
  void notByAnotherKey() throws SshFormatException {
    assertThat(verify(TestingKey.ed25519(), TestingKey.ed25519().sign(MESSAGE)))
        .isInstanceOfSatisfying(
            Verification.Bad.class, bad -> assertThat(bad.reason()).contains("another key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "file", "", "change@holdfast.dev.", "Change@holdfast.dev"})
  void a13NotFromAnotherNamespace(String namespace) throws SshFormatException {
    TestingKey key = TestingKey.ed25519();
    assertThat(verify(key, key.forNamespace(namespace).sign(MESSAGE)))
        .isInstanceOfSatisfying(
            Verification.Bad.class, bad -> assertThat(bad.reason()).contains("another purpose"));
  }

  @Test
  void a12NoRsaWithSha1() throws SshFormatException {
    TestingKey key = TestingKey.of(KeyType.RSA);
    assertThat(verify(key, key.withFormat("ssh-rsa").sign(MESSAGE)))
        .isInstanceOf(Verification.Bad.class);
    assertThat(verify(key, key.withFormat("rsa-sha2-256").sign(MESSAGE)))
        .isInstanceOf(Verification.Good.class);
    assertThat(verify(key, key.withHash("sha1").sign(MESSAGE)))
        .isInstanceOf(Verification.Bad.class);
  }

  @Test
  void a12TheAlgorithmComesFromTheKey() throws SshFormatException {
    TestingKey key = TestingKey.of(KeyType.ECDSA_P256);
    assertThat(verify(key, key.withFormat("ssh-ed25519").sign(MESSAGE)))
        .isInstanceOf(Verification.Bad.class);
    TestingKey hardware = TestingKey.hardware();
    assertThat(verify(hardware, hardware.withFormat("ssh-ed25519").sign(MESSAGE)))
        .isInstanceOf(Verification.Bad.class);
  }

  @Test
  void a12NoNumbersOutOfRange() throws Exception {
    TestingKey key = TestingKey.of(KeyType.ECDSA_P256);
    BigInteger order = Curve.of(KeyType.ECDSA_P256).parameters().getOrder();
    for (BigInteger number : new BigInteger[] {BigInteger.ZERO, order, order.negate()}) {
      assertThat(verify(key, key.signature(number, number))).isInstanceOf(Verification.Bad.class);
    }
  }

  @Test
  void fidoNeedsTouch() throws SshFormatException {
    TestingKey key = TestingKey.hardware();
    assertThat(verify(key, key.withFlags(0).sign(MESSAGE)))
        .isInstanceOfSatisfying(
            Verification.Bad.class, bad -> assertThat(bad.reason()).contains("touched"));
    assertThat(verify(key, key.withFlags(4).sign(MESSAGE))).isInstanceOf(Verification.Bad.class);
    assertThat(verify(key, key.withFlags(5).sign(MESSAGE))).isEqualTo(new Verification.Good(true));
  }

  @Test
  void fidoApplicationIsPinned() throws SshFormatException {
    String line = TestingKey.hardware().forApplication("ssh:bank").publicLine();
    assertThatThrownBy(() -> SshKey.parse(line)).hasMessageContaining("application");
    TestingKey key = TestingKey.hardware();
    assertThat(verify(key, key.askedBy("https://bank.example").sign(MESSAGE)))
        .isInstanceOfSatisfying(
            Verification.Bad.class,
            bad -> assertThat(bad.reason()).contains("not a signature over this statement"));
  }

  @Test
  void shortRsaKeysAreRefused() {
    assertThatThrownBy(() -> SshKey.parse(TestingKey.rsa(2048).publicLine()))
        .isInstanceOf(SshFormatException.class)
        .hasMessageContaining("2048 bits is too short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-dss AAAAB3NzaC1kc3M= x",
        "command=\"x\" ssh-ed25519 AAAA"
      })
  void whatIsNoKey(String line) {
    assertThatThrownBy(() -> SshKey.parse(line)).isInstanceOf(SshFormatException.class);
  }

  @Test
  void aKeyOfAnotherTypeThanItSays() {
    String line =
        TestingKey.of(KeyType.ECDSA_P256).publicLine().replaceFirst("nistp256", "nistp384");
    assertThatThrownBy(() -> SshKey.parse(line)).isInstanceOf(SshFormatException.class);
  }

  @Test
  void aPointOffTheCurve() {
    byte[] blob = TestingKey.of(KeyType.ECDSA_P256).blob();
    blob[blob.length - 1] ^= 1;
    assertThatThrownBy(() -> SshKey.decode(blob)).hasMessageContaining("not on the curve");
  }

  @Test
  void trailingBytesOfAKey() {
    byte[] blob = new WireWriter().raw(TestingKey.ed25519().blob()).raw((byte) 0).bytes();
    assertThatThrownBy(() -> SshKey.decode(blob)).hasMessageContaining("something follows");
  }

  private static Verification verify(TestingKey key, String armoured) throws SshFormatException {
    return SignatureVerifier.verify(
        SshSignature.parse(armoured), SshKey.parse(key.publicLine()), MESSAGE);
  }
}
