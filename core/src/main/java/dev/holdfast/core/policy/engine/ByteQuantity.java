package dev.holdfast.core.policy.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code units.parse_bytes}: {@code 10Gi}, {@code 1.5MB}, {@code 1e3}. */
final class ByteQuantity {
  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?(\\d{1,6}))?)([a-z]?i?b?)");
  private static final String UNITS = "kmgtpe";
  private static final int LARGEST_EXPONENT = 1000;

  /** OPA calculates with Go's {@code big.Float}, whose mantissa has this many bits. */
  private static final int MANTISSA = 64;

  /** No exponent that is accepted makes an amount smaller than two to the minus this. */
  private static final int SMALLEST = 4096;

  private ByteQuantity() {}

  static Optional<Term.Num> bytes(String text) {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT).replace("\"", ""));
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<BigDecimal> unit = unit(parts.group(3));
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    if (parts.group(2) != null && Integer.parseInt(parts.group(2)) > LARGEST_EXPONENT) {
      throw new UnsupportedOperationException("units.parse_bytes: exponent too large");
    }
    BigDecimal amount = rounded(new BigDecimal(parts.group(1)));
    BigInteger total = rounded(amount.multiply(unit.get())).toBigInteger();
    return Optional.of(new Term.Num(total.toString()));
  }

  private static Optional<BigDecimal> unit(String name) {
    if (name.isEmpty()) {
      return Optional.of(BigDecimal.ONE);
    }
    int power = UNITS.indexOf(name.charAt(0)) + 1;
    if (power == 0) {
      return Optional.empty();
    }
    return switch (name.substring(1)) {
      case "", "b" -> Optional.of(BigDecimal.valueOf(1000).pow(power));
      case "i", "ib" -> Optional.of(BigDecimal.valueOf(1024).pow(power));
      default -> Optional.empty();
    };
  }

  private static BigDecimal rounded(BigDecimal value) {
    if (value.signum() == 0) {
      return value;
    }
    int bits = value.abs().multiply(powerOfTwo(SMALLEST)).toBigInteger().bitLength() - SMALLEST;
    int shift = MANTISSA - bits;
    BigDecimal factor = powerOfTwo(Math.abs(shift));
    return shift >= 0
        ? value.multiply(factor).setScale(0, RoundingMode.HALF_EVEN).divide(factor)
        : value.divide(factor).setScale(0, RoundingMode.HALF_EVEN).multiply(factor);
  }

  private static BigDecimal powerOfTwo(int exponent) {
    return new BigDecimal(BigInteger.TWO.pow(exponent));
  }
}
