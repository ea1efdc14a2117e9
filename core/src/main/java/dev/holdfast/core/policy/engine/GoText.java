package dev.holdfast.core.policy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Strings under Go's {@code %s %v %q %x %X}. */
final class GoText {
  private GoText() {}

  /** The text, or null when Go has no such verb for strings. */
  static @Nullable String format(String value, int verb, GoDirective directive) {
    return switch (verb) {
      case 'v' ->
          directive.sharp()
              ? quoted(value, directive.without('#'))
              : directive.padded(cut(value, directive));
      case 's' -> directive.padded(cut(value, directive));
      case 'q' -> quoted(value, directive);
      case 'x' -> directive.padded(hex(value, directive, HexFormat.of(), "0x"));
      case 'X' -> directive.padded(hex(value, directive, HexFormat.of().withUpperCase(), "0X"));
      default -> null;
    };
  }

  private static String cut(String value, GoDirective directive) {
    return directive.hasPrecision()
            && value.codePointCount(0, value.length()) > directive.precision()
        ? value.substring(0, value.offsetByCodePoints(0, directive.precision()))
        : value;
  }

  private static String quoted(String value, GoDirective directive) {
    String text = cut(value, directive);
    if (directive.sharp() && canBackquote(text)) {
      return directive.padded("`" + text + "`");
    }
    return directive.padded(directive.plus() ? GoQuote.quoteAscii(text) : GoQuote.quote(text));
  }

  private static boolean canBackquote(String text) {
    return text.codePoints()
        .allMatch(p -> p == '\t' || (p >= ' ' && p != '`' && p != 0x7f && p != 0xfeff));
  }

  private static String hex(
      String value, GoDirective directive, HexFormat digits, String prefixWhenSharp) {
    byte[] bytes = value.getBytes(UTF_8);
    if (directive.hasPrecision() && directive.precision() < bytes.length) {
      bytes = Arrays.copyOf(bytes, directive.precision());
    }
    if (bytes.length == 0) {
      return "";
    }
    String prefix = directive.sharp() ? prefixWhenSharp : "";
    if (!directive.space()) {
      return prefix + digits.formatHex(bytes);
    }
    byte[] each = bytes;
    return IntStream.range(0, each.length)
        .mapToObj(i -> prefix + digits.toHexDigits(each[i]))
        .collect(Collectors.joining(" "));
  }
}
