package dev.holdfast.core.approval.sshsig;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Base64 as OpenSSH uses it, and fingerprints made with it. */
final class Encoding {
  private Encoding() {}

  /** Decodes base64 of which there is only one form: padded, no line breaks, no stray bits. */
  static byte[] base64(String text) throws SshFormatException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new SshFormatException("its base64 is malformed");
    }
    throw new SshFormatException("its base64 is not canonical");
  }

  static String fingerprint(byte[] blob) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
