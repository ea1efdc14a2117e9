package dev.holdfast.core.approval.sshsig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key and a signature have one encoding; whatever lies at its edges is refused. */
class SignatureEncodingTest {
  private static final byte[] MESSAGE = "the statement".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void nothingFollowsTheSignature(KeyType type) throws SshFormatException {
    TestingKey key = TestingKey.of(type);
    byte[] signature = SshSignature.parse(key.sign(MESSAGE)).signature();
    assertThat(verify(key, signature)).isInstanceOf(Verification.Good.class);
    assertThat(verify(key, Arrays.copyOf(signature, signature.length + 1)))
        .isEqualTo(new Verification.Bad("something follows its end"));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"ECDSA_P256", "ECDSA_P384", "ECDSA_P521"})
  void nothingFollowsTheNumbers(KeyType type) throws SshFormatException {
    TestingKey key = TestingKey.of(type);
    byte[] numbers = raw(key);
    assertThat(verify(key, signature(type, numbers))).isInstanceOf(Verification.Good.class);
    assertThat(verify(key, signature(type, Arrays.copyOf(numbers, numbers.length + 1))))
        .isEqualTo(new Verification.Bad("something follows its end"));
  }

  @ParameterizedTest
  @CsvSource({
    "ED25519, 'an Ed25519 signature has 64 bytes'",
    "RSA, 'an RSA signature is as long as its key'"
  })
  void aSignatureOfAnotherLength(KeyType type, String reason) throws SshFormatException {
    TestingKey key = TestingKey.of(type);
    byte[] raw = raw(key);
    String format = type == KeyType.RSA ? "rsa-sha2-512" : type.opensshName();
    for (int length : new int[] {0, raw.length - 1, raw.length + 1}) {
      byte[] signature = new WireWriter().string(format).string(Arrays.copyOf(raw, length)).bytes();
      assertThat(verify(key, signature)).isEqualTo(new Verification.Bad(reason));
    }
  }

  @Test
  void numbersFromOneToTheOrderLessOne() throws Exception {
    Curve curve = Curve.of(KeyType.ECDSA_P256);
    BigInteger order = curve.parameters().getOrder();
    assertThatCode(() -> curve.signature(BigInteger.ONE, order.subtract(BigInteger.ONE)))
        .doesNotThrowAnyException();
    for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, order}) {
      assertThatThrownBy(() -> curve.signature(bad, BigInteger.ONE))
          .hasMessageContaining("out of range");
      assertThatThrownBy(() -> curve.signature(BigInteger.ONE, bad))
          .hasMessageContaining("out of range");
    }
    assertThat(curve.signature(BigInteger.TWO, order.subtract(BigInteger.ONE)))
        .hasSize(64)
        .startsWith(new byte[31])
        .containsSequence(2, 0xFF, 0xFF, 0xFF, 0xFF);
  }

  /** The curve of 521 bits leaves room for a coordinate beyond its field. */
  @Test
  void aPointHasOneEncoding() throws Exception {
    byte[] blob = TestingKey.of(KeyType.ECDSA_P521).blob();
    ECPublicKey key = (ECPublicKey) SshKey.decode(blob).javaKey();
    BigInteger p = ((ECFieldFp) key.getParams().getCurve().getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    assertThat(SshKey.decode(point(x, y)).fingerprint()).isEqualTo(Encoding.fingerprint(blob));
    for (byte[] other : new byte[][] {point(x.add(p), y), point(x, y.add(p))}) {
      assertThatThrownBy(() -> SshKey.decode(other)).hasMessageContaining("not on the curve");
    }
  }

  /** There is a point at x = 0, and p is that number once more. */
  @Test
  void theFieldsOwnOrderIsNoCoordinate() throws Exception {
    EllipticCurve curve = Curve.of(KeyType.ECDSA_P256).parameters().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger y = curve.getB().modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    assertThatCode(() -> Curve.of(KeyType.ECDSA_P256).key(point(32, BigInteger.ZERO, y)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Curve.of(KeyType.ECDSA_P256).key(point(32, p, y)))
        .hasMessageContaining("not on the curve");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aCompressedPoint(int sign) {
    byte[] compressed = new byte[33];
    compressed[0] = (byte) sign;
    byte[] blob =
        new WireWriter()
            .string("ecdsa-sha2-nistp256")
            .string("nistp256")
            .string(compressed)
            .bytes();
    assertThatThrownBy(() -> SshKey.decode(blob)).hasMessageContaining("not uncompressed");
  }

  @Test
  void aCurveOfAnotherKeyType() {
    byte[] blob = TestingKey.of(KeyType.ECDSA_P256).blob();
    byte[] other =
        new String(blob, StandardCharsets.ISO_8859_1)
            .replaceFirst("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> SshKey.decode(other)).hasMessageContaining("curve");
  }

  @Test
  void aKeyIsItsBytesWhateverItsComment() throws SshFormatException {
    String line = TestingKey.ed25519().publicLine().replace(" test", "");
    SshKey key = SshKey.parse(line + " dana@laptop");
    assertThat(key).isEqualTo(SshKey.parse(line)).hasSameHashCodeAs(SshKey.parse(line));
    assertThat(key).hasToString(line).isNotEqualTo(SshKey.parse(TestingKey.ed25519().publicLine()));
    assertThat(key.hashCode()).isNotZero();
  }

  @Test
  void anRsaKeyWithinBounds() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(3071).setBit(0);
    BigInteger exponent = BigInteger.valueOf(65537);
    assertThatCode(() -> SshKey.decode(rsa(exponent, modulus))).doesNotThrowAnyException();
    assertThatThrownBy(() -> SshKey.decode(rsa(exponent, modulus.shiftRight(1).setBit(0))))
        .hasMessageContaining("3071 bits is too short");
    for (byte[] bad :
        new byte[][] {
          rsa(exponent, BigInteger.ONE.shiftLeft(16384).setBit(0)),
          rsa(BigInteger.ONE.shiftLeft(64).setBit(0), modulus),
          rsa(BigInteger.valueOf(65536), modulus),
          rsa(BigInteger.ONE, modulus)
        }) {
      assertThatThrownBy(() -> SshKey.decode(bad)).hasMessageContaining("out of bounds");
    }
  }

  @Test
  void numbersAreMinimalAndPositive() throws SshFormatException {
    assertThat(number()).isEqualTo(BigInteger.ZERO);
    assertThat(number(0x7F)).isEqualTo(127);
    assertThat(number(0, 0x80)).isEqualTo(128);
    assertThatThrownBy(() -> number(0x80)).hasMessageContaining("negative");
    assertThatThrownBy(() -> number(0)).hasMessageContaining("not minimal");
    assertThatThrownBy(() -> number(0, 0x7F)).hasMessageContaining("not minimal");
  }

  @Test
  void namesArePrintableAscii() throws SshFormatException {
    assertThat(new WireReader(new WireWriter().string(" ~").bytes()).name()).isEqualTo(" ~");
    for (String bad : new String[] {"\u001F", "\u007F", "é"}) {
      byte[] name = new WireWriter().string(bad).bytes();
      assertThatThrownBy(() -> new WireReader(name).name()).hasMessageContaining("printable");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 0x01000001})
  void anotherVersionOfTheFormat(int version) {
    byte[] blob = TestingKey.blobOf(TestingKey.ed25519().sign(MESSAGE));
    byte[] other =
        new WireWriter()
            .raw("SSHSIG".getBytes(StandardCharsets.US_ASCII))
            .uint32(version)
            .raw(Arrays.copyOfRange(blob, 10, blob.length))
            .bytes();
    assertThatThrownBy(() -> SshSignature.parse(TestingKey.armour(other)))
        .hasMessageContaining("not SSHSIG version 1");
  }

  @Test
  void asLongAsTheLimitIsLookedAt() {
    String text = "x".repeat(SshSignature.LENGTH_LIMIT);
    assertThatThrownBy(() -> SshSignature.parse(text)).hasMessageContaining("not an SSH SIGNATURE");
  }

  private static BigInteger number(int... bytes) throws SshFormatException {
    byte[] raw = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      raw[index] = (byte) bytes[index];
    }
    return new WireReader(new WireWriter().string(raw).bytes()).positive();
  }

  private static byte[] rsa(BigInteger exponent, BigInteger modulus) {
    return new WireWriter().string("ssh-rsa").mpint(exponent).mpint(modulus).bytes();
  }

  private static byte[] point(BigInteger x, BigInteger y) {
    return new WireWriter()
        .string("ecdsa-sha2-nistp521")
        .string("nistp521")
        .string(point(66, x, y))
        .bytes();
  }

  private static byte[] point(int size, BigInteger x, BigInteger y) {
    return new WireWriter().raw((byte) 4).raw(fixed(size, x)).raw(fixed(size, y)).bytes();
  }

  private static byte[] fixed(int size, BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] fixed = new byte[size];
    int length = Math.min(size, raw.length);
    System.arraycopy(raw, raw.length - length, fixed, size - length, length);
    return fixed;
  }

  /** The innermost bytes of a good signature. */
  private static byte[] raw(TestingKey key) throws SshFormatException {
    WireReader reader = new WireReader(SshSignature.parse(key.sign(MESSAGE)).signature());
    reader.name();
    return reader.string();
  }

  private static byte[] signature(KeyType type, byte[] raw) {
    return new WireWriter().string(type.opensshName()).string(raw).bytes();
  }

  private static Verification verify(TestingKey key, byte[] signature) throws SshFormatException {
    return SignatureVerifier.verify(
        SshSignature.parse(key.envelope(signature)), SshKey.parse(key.publicLine()), MESSAGE);
  }
}
