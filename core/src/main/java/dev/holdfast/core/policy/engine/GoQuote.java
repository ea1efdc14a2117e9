package dev.holdfast.core.policy.engine;

/** Go's {@code strconv.Quote}: how OPA shows a string inside another value. */
final class GoQuote {
  private GoQuote() {}

  static String quote(String value) {
    var result = new StringBuilder(value.length() + 2).append('"');
    value.codePoints().forEach(point -> append(result, point, '"', false));
    return result.append('"').toString();
  }

  static String quoteAscii(String value) {
    var result = new StringBuilder(value.length() + 2).append('"');
    value.codePoints().forEach(point -> append(result, point, '"', true));
    return result.append('"').toString();
  }

  static String quoteCharacter(int point, boolean asciiOnly) {
    var result = new StringBuilder("'");
    append(result, point, '\'', asciiOnly);
    return result.append('\'').toString();
  }

  /** Whether Go would print it as it is; of all spaces only U+0020. */
  static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  private static void append(StringBuilder result, int point, char quote, boolean asciiOnly) {
    if (point == quote || point == '\\') {
      result.append('\\').append((char) point);
      return;
    }
    if (point < 0x7f ? point >= ' ' : !asciiOnly && isPrintable(point)) {
      result.appendCodePoint(point);
      return;
    }
    switch (point) {
      case 7 -> result.append("\\a");
      case '\b' -> result.append("\\b");
      case '\f' -> result.append("\\f");
      case '\n' -> result.append("\\n");
      case '\r' -> result.append("\\r");
      case '\t' -> result.append("\\t");
      case 11 -> result.append("\\v");
      default -> result.append(numeric(point));
    }
  }

  private static String numeric(int point) {
    if (point < ' ' || point == 0x7f) {
      return String.format("\\x%02x", point);
    }
    if (Character.isBmpCodePoint(point)) {
      return String.format(
          "\\u%04x",
          point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point);
    }
    return String.format("\\U%08x", point);
  }
}
