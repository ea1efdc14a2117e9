package dev.holdfast.core.policy.engine;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whole numbers under Go's {@code %d %v %b %o %O %x %X %c %q %U}. */
final class GoInteger {
  private GoInteger() {}

  /** The text, or null when Go has no such verb for whole numbers. */
  static @Nullable String format(GoArgument.Int argument, int verb, GoDirective directive) {
    return argument.isBig()
        ? big(argument.value(), verb, directive)
        : small(argument.value(), verb, directive);
  }

  private static @Nullable String small(BigInteger value, int verb, GoDirective directive) {
    return switch (verb) {
      case 'v' -> digits(value, 10, verb, directive.without('+').without('#'));
      case 'd' -> digits(value, 10, verb, directive);
      case 'b' -> digits(value, 2, verb, directive);
      case 'o', 'O' -> digits(value, 8, verb, directive);
      case 'x', 'X' -> digits(value, 16, verb, directive);
      case 'c' -> directive.padded(Character.toString(character(value)));
      case 'q' -> directive.padded(GoQuote.quoteCharacter(character(value), directive.plus()));
      case 'U' -> unicode(value, directive);
      default -> null;
    };
  }

  /** {@code math/big} formats itself: other verbs, and zeros go after the prefix. */
  private static String big(BigInteger value, int verb, GoDirective directive) {
    int base =
        switch (verb) {
          case 'b' -> 2;
          case 'o', 'O' -> 8;
          case 'd', 's', 'v' -> 10;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (base == 0) {
      return "%!" + Character.toString(verb) + "(big.Int=" + value + ")";
    }
    String sign = directive.sign(value.signum() < 0);
    String prefix = base == 10 ? "" : prefix(base, verb, directive);
    String digits = inBase(value.abs(), base, verb);
    int least = directive.precision();
    if (!directive.hasPrecision() && directive.zero()) {
      least = directive.width() - sign.length() - prefix.length();
    }
    return directive.paddedWithSpaces(sign + prefix + zeros(least - digits.length()) + digits);
  }

  private static String digits(BigInteger value, int base, int verb, GoDirective directive) {
    if (directive.precision() == 0 && value.signum() == 0) {
      return directive.paddedWithSpaces("");
    }
    String sign = directive.sign(value.signum() < 0);
    int least = directive.precision();
    if (!directive.hasPrecision() && directive.zero() && directive.hasWidth()) {
      least = directive.width() - sign.length();
    }
    String digits = inBase(value.abs(), base, verb);
    String zeros = zeros(least - digits.length());
    boolean leadingZero = base == 8 && verb == 'o' && (zeros + digits).startsWith("0");
    String prefix = leadingZero ? "" : prefix(base, verb, directive);
    return directive.paddedWithSpaces(sign + prefix + zeros + digits);
  }

  private static String prefix(int base, int verb, GoDirective directive) {
    if (verb == 'O') {
      return "0o";
    }
    if (!directive.sharp()) {
      return "";
    }
    return switch (base) {
      case 2 -> "0b";
      case 8 -> "0";
      case 16 -> verb == 'X' ? "0X" : "0x";
      default -> "";
    };
  }

  private static String inBase(BigInteger value, int base, int verb) {
    String digits = value.toString(base);
    return verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
  }

  private static String unicode(BigInteger value, GoDirective directive) {
    long bits = value.longValue();
    String digits = Long.toHexString(bits).toUpperCase(Locale.ROOT);
    String text = "U+" + zeros(Math.max(4, directive.precision()) - digits.length()) + digits;
    boolean shown =
        directive.sharp()
            && bits >= 0
            && bits <= Character.MAX_CODE_POINT
            && GoQuote.isPrintable((int) bits);
    return directive.paddedWithSpaces(
        shown ? text + " '" + Character.toString((int) bits) + "'" : text);
  }

  private static int character(BigInteger value) {
    long point = value.longValue();
    boolean isScalar =
        point >= 0
            && point <= Character.MAX_CODE_POINT
            && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    return isScalar ? (int) point : 0xfffd;
  }

  private static String zeros(int count) {
    return "0".repeat(Math.max(0, count));
  }
}
