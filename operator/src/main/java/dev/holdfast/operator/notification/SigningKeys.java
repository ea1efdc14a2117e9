package dev.holdfast.operator.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs by the Standard Webhooks scheme: HMAC-SHA256 over {@code id.timestamp.body}. A file may
 * hold several keys, one a line, so that a receiver can change over from one to the next: each
 * signs.
 */
final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** Standard Webhooks wants 24 to 64 bytes. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;

  private final List<SecretKeySpec> keys;

  private SigningKeys(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads a file of lines {@code whsec_<base64>}.
   *
   * @throws IOException when there is none, or it holds something else; never tells what
   */
  static SigningKeys read(Path file) throws IOException {
    List<SecretKeySpec> keys = new ArrayList<>();
    for (String line : Files.readString(file, StandardCharsets.US_ASCII).split("\\s+", -1)) {
      if (!line.isEmpty()) {
        keys.add(key(line));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("it holds no key");
    }
    return new SigningKeys(keys);
  }

  private static SecretKeySpec key(String line) throws IOException {
    byte[] key = decoded(line);
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IOException("a key has " + SHORTEST + " to " + LONGEST + " bytes");
    }
    return new SecretKeySpec(key, ALGORITHM);
  }

  private static byte[] decoded(String line) throws IOException {
    if (line.startsWith(PREFIX)) {
      try {
        return Base64.getDecoder().decode(line.substring(PREFIX.length()));
      } catch (IllegalArgumentException e) {
        throw notAKey();
      }
    }
    throw notAKey();
  }

  private static IOException notAKey() {
    return new IOException("a line isn't " + PREFIX + " and base64");
  }

  /** The value of the header {@code webhook-signature}. */
  String sign(String id, Instant at, byte[] body) {
    return keys.stream()
        .map(key -> "v1," + sign(key, id, at, body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(SecretKeySpec key, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows " + ALGORITHM, e);
    }
  }
}
