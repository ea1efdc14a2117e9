package dev.holdfast.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@link FieldPath}. */
final class FieldPathParser {
  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?<dot>\\.)?(?<key>[A-Za-z0-9_-]+)|\\[\\*]|\\[(?<index>[0-9]{1,6})]"
              + "|\\[\"(?<quoted>[^\"]+)\"]|\\[(?<field>[A-Za-z0-9_-]+)=\\*]"
              + "|\\[(?<named>[A-Za-z0-9_-]*)=(?<value>[A-Za-z0-9._/*-]+)]");

  private FieldPathParser() {}

  static List<FieldPath.Segment> parse(String text) {
    List<FieldPath.Segment> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    int position = 0;
    while (position < text.length()) {
      matcher.region(position, text.length());
      boolean dotFits =
          position == 0 || text.charAt(position) == '.' || text.charAt(position) == '[';
      if (!dotFits || !matcher.lookingAt() || (position == 0 && matcher.group("dot") != null)) {
        throw new IllegalArgumentException(
            "path \"" + text + "\" is not understood from character " + (position + 1));
      }
      segments.add(segment(matcher));
      position = matcher.end();
    }
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("path is empty");
    }
    return segments;
  }

  private static FieldPath.Segment segment(Matcher matcher) {
    if (matcher.group("key") != null) {
      return new FieldPath.Segment.Key(matcher.group("key"));
    }
    if (matcher.group("quoted") != null) {
      return new FieldPath.Segment.Key(matcher.group("quoted"));
    }
    if (matcher.group("index") != null) {
      return new FieldPath.Segment.Index(Integer.parseInt(matcher.group("index")));
    }
    if (matcher.group("field") != null) {
      return new FieldPath.Segment.Keyed(matcher.group("field"));
    }
    if (matcher.group("value") != null) {
      return new FieldPath.Segment.Named(matcher.group("named"), matcher.group("value"));
    }
    return new FieldPath.Segment.Each();
  }
}
