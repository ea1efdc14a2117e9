package dev.holdfast.core.approval.sshsig;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A private key that signs as ssh-keygen and tokens do, or, asked to, as a forger would. */
public final class TestingKey {
  private final KeyType type;
  private final KeyPair pair;
  private final Forgery forgery;

  private TestingKey(KeyType type, KeyPair pair, Forgery forgery) {
    this.type = type;
    this.pair = pair;
    this.forgery = forgery;
  }

  /** What a signature says; normal by default. */
  record Forgery(
      String namespace,
      String hash,
      String format,
      int flags,
      String application,
      String asserted,
      String reserved) {
    static Forgery none(KeyType type) {
      return new Forgery(
          "change@holdfast.dev",
          "sha512",
          type == KeyType.RSA ? "rsa-sha2-512" : type.opensshName(),
          0x01,
          "ssh:",
          "ssh:",
          "");
    }
  }

  public static TestingKey ed25519() {
    return of(KeyType.ED25519);
  }

  /** A FIDO key. */
  public static TestingKey hardware() {
    return of(KeyType.SK_ED25519);
  }

  /** A FIDO key on a curve. */
  public static TestingKey hardwareEcdsa() {
    return of(KeyType.SK_ECDSA);
  }

  public static TestingKey ecdsa() {
    return of(KeyType.ECDSA_P256);
  }

  public static TestingKey rsa() {
    return of(KeyType.RSA);
  }

  static TestingKey of(KeyType type) {
    try {
      KeyPairGenerator generator =
          switch (type) {
            case ED25519, SK_ED25519 -> KeyPairGenerator.getInstance("Ed25519");
            case RSA -> sized(3072);
            case ECDSA_P256, SK_ECDSA -> curve("secp256r1");
            case ECDSA_P384 -> curve("secp384r1");
            case ECDSA_P521 -> curve("secp521r1");
          };
      return new TestingKey(type, generator.generateKeyPair(), Forgery.none(type));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static TestingKey rsa(int bits) throws GeneralSecurityException {
    return new TestingKey(KeyType.RSA, sized(bits).generateKeyPair(), Forgery.none(KeyType.RSA));
  }

  private static KeyPairGenerator sized(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator;
  }

  private static KeyPairGenerator curve(String name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    return generator;
  }

  /** With signatures for this namespace. */
  public TestingKey forNamespace(String namespace) {
    Forgery f = forgery;
    return with(
        new Forgery(
            namespace,
            f.hash(),
            f.format(),
            f.flags(),
            f.application(),
            f.asserted(),
            f.reserved()));
  }

  /** With these flags of a FIDO assertion: 1 is touch, 4 is PIN or biometry. */
  public TestingKey withFlags(int flags) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            f.hash(),
            f.format(),
            flags,
            f.application(),
            f.asserted(),
            f.reserved()));
  }

  /** With signatures over the message's digest of this kind: sha512, sha256, sha1. */
  public TestingKey withHash(String hash) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            hash,
            f.format(),
            f.flags(),
            f.application(),
            f.asserted(),
            f.reserved()));
  }

  /** With signatures that say that they are of this format. */
  public TestingKey withFormat(String format) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            f.hash(),
            format,
            f.flags(),
            f.application(),
            f.asserted(),
            f.reserved()));
  }

  /** A FIDO key that belongs to this application; SSH keys have {@code ssh:}. */
  public TestingKey forApplication(String application) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            f.hash(),
            f.format(),
            f.flags(),
            application,
            application,
            f.reserved()));
  }

  /** The same FIDO key, asked to sign by this application, as a website would. */
  public TestingKey askedBy(String application) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            f.hash(),
            f.format(),
            f.flags(),
            f.application(),
            application,
            f.reserved()));
  }

  TestingKey withReserved(String reserved) {
    Forgery f = forgery;
    return with(
        new Forgery(
            f.namespace(),
            f.hash(),
            f.format(),
            f.flags(),
            f.application(),
            f.asserted(),
            reserved));
  }

  private TestingKey with(Forgery other) {
    return new TestingKey(type, pair, other);
  }

  /** As in {@code id_ed25519.pub}. */
  public String publicLine() {
    return type.opensshName() + " " + Base64.getEncoder().encodeToString(blob()) + " test";
  }

  public String fingerprint() {
    return Encoding.fingerprint(blob());
  }

  byte[] blob() {
    return blob(type, pair.getPublic(), forgery.application());
  }

  static byte[] blob(KeyType type, PublicKey key, String application) {
    WireWriter writer = new WireWriter().string(type.opensshName());
    switch (type) {
      case ED25519, SK_ED25519 -> {
        byte[] encoded = key.getEncoded();
        writer.string(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
      }
      case RSA -> {
        RSAPublicKey rsa = (RSAPublicKey) key;
        writer.mpint(rsa.getPublicExponent()).mpint(rsa.getModulus());
      }
      case ECDSA_P256, ECDSA_P384, ECDSA_P521, SK_ECDSA ->
          writer.string(type.curve()).string(point((ECPublicKey) key));
    }
    return type.hardware() ? writer.string(application).bytes() : writer.bytes();
  }

  private static byte[] point(ECPublicKey key) {
    int size = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    byte[] point = new byte[1 + 2 * size];
    point[0] = 4;
    fixed(key.getW().getAffineX(), point, 1, size);
    fixed(key.getW().getAffineY(), point, 1 + size, size);
    return point;
  }

  private static void fixed(BigInteger number, byte[] into, int from, int size) {
    byte[] raw = number.toByteArray();
    int skip = Math.max(0, raw.length - size);
    System.arraycopy(raw, skip, into, from + size - (raw.length - skip), raw.length - skip);
  }

  /** An armoured SSHSIG. */
  public String sign(String text) {
    return sign(text.getBytes(StandardCharsets.UTF_8));
  }

  String sign(byte[] message) {
    try {
      WireWriter inner = new WireWriter().string(forgery.format());
      byte[] data = signedData(message);
      if (type.hardware()) {
        byte[] assertion =
            new WireWriter()
                .raw(
                    digest(
                        "SHA-256",
                        new WireWriter()
                            .raw(forgery.asserted().getBytes(StandardCharsets.UTF_8))
                            .bytes()))
                .raw((byte) forgery.flags())
                .uint32(7)
                .raw(digest("SHA-256", data))
                .bytes();
        inner.string(mathematics(assertion)).raw((byte) forgery.flags()).uint32(7);
      } else {
        inner.string(mathematics(data));
      }
      return envelope(inner.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An armoured SSHSIG over nothing, with these two numbers for a signature. */
  public String signature(BigInteger r, BigInteger s) {
    byte[] numbers = new WireWriter().mpint(r).mpint(s).bytes();
    return envelope(new WireWriter().string(type.opensshName()).string(numbers).bytes());
  }

  /** The same secret of a FIDO key, used as that of a plain one. */
  public TestingKey asPlain() {
    return new TestingKey(KeyType.ED25519, pair, Forgery.none(KeyType.ED25519));
  }

  /** An armoured SSHSIG around these signature bytes, whatever they are. */
  String envelope(byte[] signature) {
    return armour(
        new WireWriter()
            .raw("SSHSIG".getBytes(StandardCharsets.UTF_8))
            .uint32(1)
            .string(blob())
            .string(forgery.namespace())
            .string(forgery.reserved())
            .string(forgery.hash())
            .string(signature)
            .bytes());
  }

  static String armour(byte[] blob) {
    return "-----BEGIN SSH SIGNATURE-----\n"
        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob)
        + "\n-----END SSH SIGNATURE-----\n";
  }

  /** The bytes inside an armour that {@link #armour} made. */
  static byte[] blobOf(String armoured) {
    String body = armoured.substring(armoured.indexOf('\n'), armoured.lastIndexOf("\n-----END"));
    return Base64.getMimeDecoder().decode(body);
  }

  private byte[] signedData(byte[] message) throws GeneralSecurityException {
    String algorithm =
        switch (forgery.hash()) {
          case "sha256" -> "SHA-256";
          case "sha1" -> "SHA-1";
          default -> "SHA-512";
        };
    return new WireWriter()
        .raw("SSHSIG".getBytes(StandardCharsets.UTF_8))
        .string(forgery.namespace())
        .string(forgery.reserved())
        .string(forgery.hash())
        .string(digest(algorithm, message))
        .bytes();
  }

  private byte[] mathematics(byte[] data) throws GeneralSecurityException {
    return switch (type) {
      case ED25519, SK_ED25519 -> java("Ed25519", data);
      case RSA ->
          java(
              switch (forgery.format()) {
                case "ssh-rsa" -> "SHA1withRSA";
                case "rsa-sha2-256" -> "SHA256withRSA";
                default -> "SHA512withRSA";
              },
              data);
      case ECDSA_P256, SK_ECDSA -> numbers(java("SHA256withECDSAinP1363Format", data));
      case ECDSA_P384 -> numbers(java("SHA384withECDSAinP1363Format", data));
      case ECDSA_P521 -> numbers(java("SHA512withECDSAinP1363Format", data));
    };
  }

  private static byte[] numbers(byte[] both) {
    int half = both.length / 2;
    return new WireWriter()
        .mpint(new BigInteger(1, Arrays.copyOf(both, half)))
        .mpint(new BigInteger(1, Arrays.copyOfRange(both, half, both.length)))
        .bytes();
  }

  private byte[] java(String algorithm, byte[] data) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(data);
    return signature.sign();
  }

  private static byte[] digest(String algorithm, byte[] data) throws GeneralSecurityException {
    return MessageDigest.getInstance(algorithm).digest(data);
  }
}
