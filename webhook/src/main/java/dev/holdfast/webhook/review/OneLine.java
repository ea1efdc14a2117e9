package dev.holdfast.webhook.review;

/**
 * Text that others wrote (labels, names, policies' messages) made fit for a terminal and for the
 * API server, which drops warnings with control characters: one line, nothing invisible.
 */
final class OneLine {
  private OneLine() {}

  static String of(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .map(point -> visible(point) ? point : ' ')
        .limit(longest)
        .forEach(line::appendCodePoint);
    if (text.codePointCount(0, text.length()) > longest) {
      line.setLength(line.offsetByCodePoints(line.length(), -1));
      line.append('…');
    }
    return line.toString().strip();
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
