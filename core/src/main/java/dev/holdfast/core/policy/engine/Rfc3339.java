package dev.holdfast.core.policy.engine;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code time.parse_rfc3339_ns}, as lenient as Go's {@code time.Parse}. */
final class Rfc3339 {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d{1,2}):(\\d\\d):(\\d\\d)(?:[.,](\\d+))?"
              + "(?:Z|([+-])(\\d\\d):(\\d\\d))");
  private static final BigInteger NANOSECONDS = BigInteger.valueOf(1_000_000_000);

  private Rfc3339() {}

  /** Nanoseconds since 1970, if the text is a time between the years 1677 and 2262. */
  static Optional<Term.Num> nanoseconds(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              number(parts, 6));
      BigInteger result =
          BigInteger.valueOf(local.toEpochSecond(ZoneOffset.UTC) - offset(parts))
              .multiply(NANOSECONDS)
              .add(BigInteger.valueOf(fraction(parts.group(7))));
      return result.bitLength() < Long.SIZE
          ? Optional.of(Term.Num.of(result.longValue()))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static long offset(Matcher parts) {
    if (parts.group(8) == null) {
      return 0;
    }
    int hours = number(parts, 9);
    int minutes = number(parts, 10);
    if (hours > 24 || minutes > 60) {
      throw new DateTimeException("offset out of range");
    }
    long seconds = hours * 3600L + minutes * 60L;
    return parts.group(8).equals("-") ? -seconds : seconds;
  }

  private static long fraction(String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
