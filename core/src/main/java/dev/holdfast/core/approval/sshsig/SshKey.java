package dev.holdfast.core.approval.sshsig;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key in OpenSSH's format, one that may sign. Keys are equal when their encoded bytes are;
 * comments don't count.
 */
public final class SshKey {
  private static final int RSA_MINIMUM = 3072;

  /** More only costs time; OpenSSH's own limit. */
  private static final int RSA_MAXIMUM = 16384;

  /** Only keys made for SSH: a token's key for a web site has another application. */
  private static final String APPLICATION = "ssh:";

  /** SubjectPublicKeyInfo up to the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final KeyType type;
  private final byte[] blob;
  private final PublicKey key;

  private SshKey(KeyType type, byte[] blob, PublicKey key) {
    this.type = type;
    this.blob = blob;
    this.key = key;
  }

  /**
   * Parses a line as in {@code id_ed25519.pub}: type, base64, optional comment.
   *
   * @throws SshFormatException when it is of a kind that can't sign, too short, or malformed
   */
  public static SshKey parse(String line) throws SshFormatException {
    String[] parts = line.strip().split(" ", 3);
    if (parts.length < 2) {
      throw new SshFormatException("a public key is a type and base64 text");
    }
    SshKey key = decode(Encoding.base64(parts[1]));
    if (!key.type().equals(parts[0])) {
      throw new SshFormatException("the key is of type " + key.type() + ", not what it says");
    }
    return key;
  }

  static SshKey decode(byte[] blob) throws SshFormatException {
    WireReader reader = new WireReader(blob);
    KeyType type =
        KeyType.named(reader.name())
            .orElseThrow(() -> new SshFormatException("keys of this type can't sign changes"));
    try {
      PublicKey key = key(type, reader);
      if (type.hardware() && !reader.name().equals(APPLICATION)) {
        throw new SshFormatException("the key's application is not " + APPLICATION);
      }
      reader.end();
      return new SshKey(type, blob.clone(), key);
    } catch (GeneralSecurityException e) {
      throw new SshFormatException("the key is not valid");
    }
  }

  private static PublicKey key(KeyType type, WireReader reader)
      throws SshFormatException, GeneralSecurityException {
    return switch (type) {
      case ED25519, SK_ED25519 -> ed25519(reader.string());
      case RSA -> rsa(reader.positive(), reader.positive());
      case ECDSA_P256, ECDSA_P384, ECDSA_P521, SK_ECDSA -> {
        if (!reader.name().equals(type.curve())) {
          throw new SshFormatException("the key's curve is not that of its type");
        }
        yield Curve.of(type).key(reader.string());
      }
    };
  }

  private static PublicKey ed25519(byte[] raw) throws SshFormatException, GeneralSecurityException {
    if (raw.length != 32) {
      throw new SshFormatException("an Ed25519 key has 32 bytes");
    }
    byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
      throws SshFormatException, GeneralSecurityException {
    if (modulus.bitLength() < RSA_MINIMUM) {
      throw new SshFormatException(
          "an RSA key of " + modulus.bitLength() + " bits is too short, 3072 is the least");
    }
    if (modulus.bitLength() > RSA_MAXIMUM
        || exponent.bitLength() > 64
        || !exponent.testBit(0)
        || exponent.equals(BigInteger.ONE)) {
      throw new SshFormatException("the RSA key is out of bounds");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  /** OpenSSH's name of the key's kind. */
  public String type() {
    return type.opensshName();
  }

  /** Whether the key lives in a FIDO token. */
  public boolean hardware() {
    return type.hardware();
  }

  /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    return Encoding.fingerprint(blob);
  }

  KeyType kind() {
    return type;
  }

  PublicKey javaKey() {
    return key;
  }

  /** SHA-256 of the application, as a token signs it. */
  static byte[] applicationHash() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256")
        .digest(APPLICATION.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return type() + " " + Base64.getEncoder().encodeToString(blob);
  }
}
