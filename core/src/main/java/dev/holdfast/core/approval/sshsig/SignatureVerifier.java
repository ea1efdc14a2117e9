package dev.holdfast.core.approval.sshsig;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/**
 * Verifies signatures against a registered key. The algorithm comes from that key: what the
 * signature says about itself only has to agree.
 */
public final class SignatureVerifier {
  /**
   * Namespace of every signature over a change, so that one over a commit or a file never counts.
   */
  public static final String NAMESPACE = "change@holdfast.dev";

  /** Flags of a FIDO assertion (WebAuthn, authenticator data). */
  private static final int USER_PRESENT = 0x01;

  private static final int USER_VERIFIED = 0x04;

  private SignatureVerifier() {}

  /** Verifies that {@code key} signed exactly these bytes as a change. */
  public static Verification verify(SshSignature signature, SshKey key, byte[] message) {
    if (!signature.fingerprint().equals(key.fingerprint())) {
      return new Verification.Bad("it was made by another key, " + signature.fingerprint());
    }
    if (!signature.namespace().equals(NAMESPACE)) {
      return new Verification.Bad("it was made for another purpose than " + NAMESPACE);
    }
    try {
      return verified(signature, key, signedData(signature, message));
    } catch (SshFormatException e) {
      return new Verification.Bad(e.reason());
    } catch (GeneralSecurityException e) {
      return new Verification.Bad("it does not fit its key");
    }
  }

  private static Verification verified(SshSignature signature, SshKey key, byte[] data)
      throws SshFormatException, GeneralSecurityException {
    WireReader reader = new WireReader(signature.signature());
    String format = reader.name();
    if (!key.kind().signsAs(format)) {
      throw new SshFormatException("a key of type " + key.type() + " doesn't sign as it says");
    }
    byte[] raw = reader.string();
    boolean userVerified = false;
    byte[] covered = data;
    if (key.hardware()) {
      int flags = reader.uint8();
      byte[] counter = reader.raw(4);
      if ((flags & USER_PRESENT) == 0) {
        throw new SshFormatException("the hardware key was not touched");
      }
      userVerified = (flags & USER_VERIFIED) != 0;
      covered = assertion(flags, counter, data);
    }
    reader.end();
    return mathematics(key, format, raw, covered)
        ? new Verification.Good(userVerified)
        : new Verification.Bad("it is not a signature over this statement");
  }

  private static boolean mathematics(SshKey key, String format, byte[] raw, byte[] data)
      throws SshFormatException, GeneralSecurityException {
    return switch (key.kind()) {
      case ED25519, SK_ED25519 -> {
        if (raw.length != 64) {
          throw new SshFormatException("an Ed25519 signature has 64 bytes");
        }
        yield java("Ed25519", key, raw, data);
      }
      case RSA -> {
        int bits = ((RSAKey) key.javaKey()).getModulus().bitLength();
        if (raw.length != (bits + 7) / 8) {
          throw new SshFormatException("an RSA signature is as long as its key");
        }
        yield java(
            format.equals("rsa-sha2-512") ? "SHA512withRSA" : "SHA256withRSA", key, raw, data);
      }
      case ECDSA_P256, ECDSA_P384, ECDSA_P521, SK_ECDSA -> {
        Curve curve = Curve.of(key.kind());
        WireReader numbers = new WireReader(raw);
        byte[] both = curve.signature(numbers.positive(), numbers.positive());
        numbers.end();
        yield java(curve.algorithm(), key, both, data);
      }
    };
  }

  private static boolean java(String algorithm, SshKey key, byte[] raw, byte[] data)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key.javaKey());
    verifier.update(data);
    return verifier.verify(raw);
  }

  private static byte[] signedData(SshSignature signature, byte[] message)
      throws SshFormatException, GeneralSecurityException {
    String algorithm =
        switch (signature.hash()) {
          case "sha256" -> "SHA-256";
          case "sha512" -> "SHA-512";
          default -> throw new SshFormatException("its hash is neither sha256 nor sha512");
        };
    byte[] hash = MessageDigest.getInstance(algorithm).digest(message);
    byte[] namespace = signature.namespace().getBytes(StandardCharsets.US_ASCII);
    byte[] name = signature.hash().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(6 + 4 * 4 + namespace.length + name.length + hash.length)
        .put("SSHSIG".getBytes(StandardCharsets.US_ASCII))
        .putInt(namespace.length)
        .put(namespace)
        .putInt(0)
        .putInt(name.length)
        .put(name)
        .putInt(hash.length)
        .put(hash)
        .array();
  }

  /** What a FIDO token signs: application, flags and counter before the hash of the data. */
  private static byte[] assertion(int flags, byte[] counter, byte[] data)
      throws GeneralSecurityException {
    return ByteBuffer.allocate(32 + 1 + 4 + 32)
        .put(SshKey.applicationHash())
        .put((byte) flags)
        .put(counter)
        .put(MessageDigest.getInstance("SHA-256").digest(data))
        .array();
  }
}
