package dev.holdfast.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time as Kubernetes writes them: {@code 90m}, {@code 1h30m}. */
final class Span implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?");

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no span of time; write 30m, 1h or 1h30m");
    }
    Duration span =
        Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)));
    if (span.isZero()) {
      throw new TypeConversionException(
          "a window of no time allows nothing; write 30m, 1h or 1h30m");
    }
    return span;
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
