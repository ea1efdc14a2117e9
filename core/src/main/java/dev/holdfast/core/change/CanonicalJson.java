package dev.holdfast.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** RFC 8785 (JCS) bytes of a JSON value, and their digest. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The canonical UTF-8 bytes.
   *
   * @throws IllegalArgumentException when the value has no canonical form, for example a number
   *     outside IEEE 754 double range
   */
  public static byte[] bytes(JsonNode value) {
    try {
      // The library takes only objects and lists at the top; a list's brackets are one byte each.
      byte[] listed = new JsonCanonicalizer("[" + value + "]").getEncodedUTF8();
      return Arrays.copyOfRange(listed, 1, listed.length - 1);
    } catch (IOException e) {
      throw new IllegalArgumentException("no canonical form: " + e.getMessage(), e);
    }
  }

  /** {@code sha256:} and the lower-case hex digest of the canonical bytes. */
  public static String sha256(JsonNode value) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(value));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
