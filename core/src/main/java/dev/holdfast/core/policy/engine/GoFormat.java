package dev.holdfast.core.policy.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's {@code fmt.Sprintf} for what OPA passes to it, complaints about bad formats included. */
final class GoFormat {
  /** Go refuses widths, precisions and indexes beyond this. */
  private static final int LARGEST_NUMBER = 1_000_000;

  private final String format;
  private final List<GoArgument> arguments;
  private final StringBuilder result = new StringBuilder();
  private int at;
  private int next;
  private boolean afterIndex;
  private boolean reordered;
  private boolean goodIndex;

  private GoFormat(String format, List<GoArgument> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  static String format(String format, List<GoArgument> arguments) {
    var formatter = new GoFormat(format, arguments);
    formatter.run();
    return formatter.result.toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        result.append(format, at, format.length());
        break;
      }
      result.append(format, at, percent);
      at = percent + 1;
      directive();
    }
    if (!reordered && next < arguments.size()) {
      extra();
    }
  }

  private void directive() {
    goodIndex = true;
    afterIndex = false;
    String flags = flags();
    index();
    int width = width();
    if (width < GoDirective.ABSENT) {
      width = -width;
      flags = flags.replace("0", "") + "-";
    }
    int precision = precision();
    if (!afterIndex) {
      index();
    }
    if (at >= format.length()) {
      result.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    verb(verb, new GoDirective(flags, width, precision));
  }

  private void verb(int verb, GoDirective directive) {
    if (verb == '%') {
      result.append('%');
    } else if (!goodIndex) {
      result.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (next >= arguments.size()) {
      result.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      result.append(shown(arguments.get(next++), verb, directive));
    }
  }

  private static String shown(GoArgument argument, int verb, GoDirective directive) {
    if (verb == 'T') {
      return directive.padded(argument.type());
    }
    String text = formatted(argument, verb, directive);
    return text != null
        ? text
        : "%!" + Character.toString(verb) + "(" + complaint(argument, directive) + ")";
  }

  private static @Nullable String formatted(GoArgument argument, int verb, GoDirective directive) {
    return switch (argument) {
      case GoArgument.Text text -> GoText.format(text.value(), verb, directive);
      case GoArgument.Int integer -> GoInteger.format(integer, verb, directive);
      case GoArgument.Real real -> GoReal.format(real.value(), verb, directive);
    };
  }

  private static String complaint(GoArgument argument, GoDirective directive) {
    return argument.type() + "=" + formatted(argument, 'v', directive);
  }

  private void extra() {
    result.append("%!(EXTRA ");
    for (int i = next; i < arguments.size(); i++) {
      result.append(i > next ? ", " : "");
      result.append(complaint(arguments.get(i), GoDirective.PLAIN));
    }
    result.append(')');
  }

  private String flags() {
    int start = at;
    while (at < format.length() && "#0+- ".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(start, at);
  }

  private int width() {
    if (isAt('*')) {
      at++;
      int width = fromArgument();
      if (width == Integer.MIN_VALUE) {
        result.append("%!(BADWIDTH)");
        return GoDirective.ABSENT;
      }
      return width;
    }
    int width = number();
    if (afterIndex && width >= 0) {
      goodIndex = false;
    }
    return width;
  }

  private int precision() {
    if (!isAt('.') || at + 1 >= format.length()) {
      return GoDirective.ABSENT;
    }
    at++;
    if (afterIndex) {
      goodIndex = false;
    }
    index();
    if (!isAt('*')) {
      return Math.max(0, number());
    }
    at++;
    int precision = fromArgument();
    if (precision < 0) {
      result.append("%!(BADPREC)");
      return GoDirective.ABSENT;
    }
    return precision;
  }

  /** The next argument as a width or precision; MIN_VALUE when it is none. */
  private int fromArgument() {
    afterIndex = false;
    if (next >= arguments.size()) {
      return Integer.MIN_VALUE;
    }
    return arguments.get(next++) instanceof GoArgument.Int integer
            && integer.value().bitLength() < Integer.SIZE - 1
            && Math.abs(integer.value().intValue()) <= LARGEST_NUMBER
        ? integer.value().intValue()
        : Integer.MIN_VALUE;
  }

  /** An explicit argument index such as {@code [2]}. */
  private void index() {
    afterIndex = false;
    if (!isAt('[')) {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0 || format.length() - at < 3) {
      goodIndex = false;
      at++;
      return;
    }
    at++;
    int index = number();
    boolean isNumber = index >= 0 && at == close;
    at = close + 1;
    if (isNumber && index >= 1 && index <= arguments.size()) {
      next = index - 1;
      afterIndex = true;
    } else {
      goodIndex = false;
      afterIndex = isNumber;
    }
  }

  /** A decimal number at this place, or ABSENT. */
  private int number() {
    int start = at;
    int value = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      value = value * 10 + format.charAt(at++) - '0';
      if (value > LARGEST_NUMBER) {
        at = format.length();
        return GoDirective.ABSENT;
      }
    }
    return start == at ? GoDirective.ABSENT : value;
  }

  private boolean isAt(char wanted) {
    return at < format.length() && format.charAt(at) == wanted;
  }
}
