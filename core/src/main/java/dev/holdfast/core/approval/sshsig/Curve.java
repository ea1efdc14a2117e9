package dev.holdfast.core.approval.sshsig;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** A NIST curve as ECDSA keys and signatures use it. */
record Curve(ECParameterSpec parameters, int bytes, String algorithm) {
  static Curve of(KeyType type) throws GeneralSecurityException {
    return switch (type) {
      case ECDSA_P256, SK_ECDSA -> named("secp256r1", 32, "SHA256withECDSAinP1363Format");
      case ECDSA_P384 -> named("secp384r1", 48, "SHA384withECDSAinP1363Format");
      case ECDSA_P521 -> named("secp521r1", 66, "SHA512withECDSAinP1363Format");
      case ED25519, SK_ED25519, RSA ->
          throw new IllegalArgumentException(type + " has no such curve");
    };
  }

  private static Curve named(String name, int bytes, String algorithm)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    return new Curve(parameters.getParameterSpec(ECParameterSpec.class), bytes, algorithm);
  }

  /** The key of an uncompressed point (SEC 1 section 2.3.3), which must lie on the curve. */
  PublicKey key(byte[] point) throws SshFormatException, GeneralSecurityException {
    if (point.length != 1 + 2 * bytes || point[0] != 4) {
      throw new SshFormatException("its point is not uncompressed");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + bytes));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + bytes, point.length));
    BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3)
            .add(parameters.getCurve().getA().multiply(x))
            .add(parameters.getCurve().getB())
            .mod(p);
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right)) {
      throw new SshFormatException("its point is not on the curve");
    }
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
  }

  /** Both numbers of a signature, side by side; they must lie in [1, n-1]. */
  byte[] signature(BigInteger r, BigInteger s) throws SshFormatException {
    byte[] both = new byte[2 * bytes];
    place(r, both, bytes);
    place(s, both, 2 * bytes);
    return both;
  }

  private void place(BigInteger number, byte[] into, int end) throws SshFormatException {
    if (number.signum() <= 0 || number.compareTo(parameters.getOrder()) >= 0) {
      throw new SshFormatException("a number of the signature is out of range");
    }
    byte[] raw = number.toByteArray();
    int from = raw[0] == 0 ? 1 : 0;
    System.arraycopy(raw, from, into, end - (raw.length - from), raw.length - from);
  }
}
