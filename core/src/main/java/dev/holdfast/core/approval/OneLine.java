package dev.holdfast.core.approval;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Text for people in one line, safe to print on a terminal: label values and policy messages come
 * from anybody, and nothing invisible may change how the rest of a statement reads.
 */
public final class OneLine {
  private static final String CUT = "\u2026";

  private OneLine() {}

  /** In normal form C, without invisible characters, cut to this many bytes of UTF-8. */
  public static String of(String text, int bytes) {
    if (text.length() <= bytes && text.chars().allMatch(OneLine::ascii)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(point -> visible(point) ? point : Character.isWhitespace(point) ? ' ' : 0xFFFD)
        .forEach(line::appendCodePoint);
    return cut(Normalizer.normalize(line, Normalizer.Form.NFC), bytes);
  }

  /** Visible, one byte, and in normal form already, as nearly everything is. */
  private static boolean ascii(int point) {
    return point >= ' ' && point <= '~';
  }

  static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static String cut(String line, int bytes) {
    if (line.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return line;
    }
    StringBuilder kept = new StringBuilder();
    int size = CUT.getBytes(StandardCharsets.UTF_8).length;
    for (int point : line.codePoints().toArray()) {
      size += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (size > bytes) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept + CUT;
  }
}
