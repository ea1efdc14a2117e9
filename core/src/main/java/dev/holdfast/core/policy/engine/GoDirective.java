package dev.holdfast.core.policy.engine;

/**
 * The part of a Go format between {@code %} and its verb.
 *
 * @param flags those of {@code #0+- } that are there
 * @param width in characters, {@link #ABSENT} when there is none
 * @param precision {@link #ABSENT} when there is none
 */
record GoDirective(String flags, int width, int precision) {
  static final int ABSENT = -1;
  static final GoDirective PLAIN = new GoDirective("", ABSENT, ABSENT);

  boolean sharp() {
    return flags.indexOf('#') >= 0;
  }

  boolean plus() {
    return flags.indexOf('+') >= 0;
  }

  boolean space() {
    return flags.indexOf(' ') >= 0;
  }

  boolean minus() {
    return flags.indexOf('-') >= 0;
  }

  /** Zeros are only ever padded on the left. */
  boolean zero() {
    return flags.indexOf('0') >= 0 && !minus();
  }

  boolean hasWidth() {
    return width > 0;
  }

  boolean hasPrecision() {
    return precision >= 0;
  }

  GoDirective without(char flag) {
    return new GoDirective(flags.replace(String.valueOf(flag), ""), width, precision);
  }

  String sign(boolean negative) {
    if (negative) {
      return "-";
    }
    return plus() ? "+" : space() ? " " : "";
  }

  String padded(String text) {
    return padded(text, zero() ? '0' : ' ');
  }

  String paddedWithSpaces(String text) {
    return padded(text, ' ');
  }

  private String padded(String text, char padding) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    String pad = String.valueOf(padding).repeat(missing);
    return minus() ? text + " ".repeat(missing) : pad + text;
  }
}
