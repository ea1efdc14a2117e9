package dev.holdfast.core.approval;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * Writes names so that equal texts mean equal names and look like what they are. Nearly all names
 * stay as they are. One with invisible characters, or not in normal form C, has these bytes written
 * as {@code %XX} behind {@code escaped:}.
 */
final class Exact {
  private static final String MARK = "escaped:";

  private Exact() {}

  static String of(String name) {
    boolean plain =
        !name.startsWith(MARK)
            && Normalizer.isNormalized(name, Normalizer.Form.NFC)
            && name.codePoints().allMatch(OneLine::visible);
    return plain ? name : MARK + escaped(name);
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      if (each > 0x20 && each < 0x7F && each != '%') {
        text.append((char) each);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return text.toString();
  }
}
