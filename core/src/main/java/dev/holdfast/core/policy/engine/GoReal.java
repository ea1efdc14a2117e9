package dev.holdfast.core.policy.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fractions under Go's {@code %v %g %G %e %E %f %F}. */
final class GoReal {
  /** Go's choice between the two notations when it prints the shortest digits. */
  private static final int SHORTEST_EXPONENT_LIMIT = 6;

  private GoReal() {}

  /**
   * The text, or null when Go has no such verb for fractions.
   *
   * @throws UnsupportedOperationException for hexadecimal and binary fractions
   */
  static @Nullable String format(double value, int verb, GoDirective directive) {
    return switch (verb) {
      case 'v' -> signed(value, general(value, directive, 'e'), directive.without('+'));
      case 'g' -> signed(value, general(value, plainOnly(directive, verb), 'e'), directive);
      case 'G' -> signed(value, general(value, plainOnly(directive, verb), 'E'), directive);
      case 'e', 'E' ->
          signed(value, scientific(value, plainOnly(directive, verb), verb), directive);
      case 'f', 'F' -> signed(value, fixed(value, plainOnly(directive, verb)), directive);
      case 'b', 'x', 'X' -> throw unsupported("%" + Character.toString(verb));
      default -> null;
    };
  }

  private static GoDirective plainOnly(GoDirective directive, int verb) {
    if (directive.sharp()) {
      throw unsupported("%#" + Character.toString(verb));
    }
    return directive;
  }

  private static UnsupportedOperationException unsupported(String verb) {
    return new UnsupportedOperationException("sprintf: " + verb + " of a fraction isn't supported");
  }

  private static String signed(double value, String magnitude, GoDirective directive) {
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    String sign = directive.sign(negative);
    int missing = directive.width() - sign.length() - magnitude.length();
    if (directive.zero() && missing > 0) {
      return sign + "0".repeat(missing) + magnitude;
    }
    return directive.padded(sign + magnitude);
  }

  private static String fixed(double value, GoDirective directive) {
    return exact(value)
        .setScale(directive.hasPrecision() ? directive.precision() : 6, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String scientific(double value, GoDirective directive, int verb) {
    int fraction = directive.hasPrecision() ? directive.precision() : 6;
    BigDecimal rounded = exact(value).round(new MathContext(fraction + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    digits += "0".repeat(Math.max(0, fraction + 1 - digits.length()));
    return notation(digits, exponent(rounded), (char) verb);
  }

  private static String general(double value, GoDirective directive, char mark) {
    BigDecimal decimal;
    int limit;
    if (directive.hasPrecision()) {
      int precision = Math.max(1, directive.precision());
      decimal = stripped(exact(value).round(new MathContext(precision, RoundingMode.HALF_EVEN)));
      int digits = decimal.precision();
      limit = precision > digits && digits >= exponent(decimal) + 1 ? digits : precision;
    } else {
      decimal = stripped(new BigDecimal(Double.toString(Math.abs(value))));
      limit = SHORTEST_EXPONENT_LIMIT;
    }
    int exponent = exponent(decimal);
    if (exponent < -4 || exponent >= limit) {
      return notation(decimal.unscaledValue().toString(), exponent, mark);
    }
    return decimal.toPlainString();
  }

  private static String notation(String digits, int exponent, char mark) {
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.charAt(0) + fraction + String.format(Locale.ROOT, "%c%+03d", mark, exponent);
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static BigDecimal stripped(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(Math.abs(value));
  }
}
