package dev.holdfast.core.policy.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as {@code semver.*} understands it; build metadata doesn't count. */
record SemanticVersion(List<Long> numbers, String preRelease)
    implements Comparable<SemanticVersion> {
  private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  private static final Pattern FORM =
      Pattern.compile(
          "v?(0|[1-9]\\d{0,18})\\.(0|[1-9]\\d{0,18})\\.(0|[1-9]\\d{0,18})(?:-(%s))?(?:\\+%s)?"
              .formatted(IDENTIFIERS, IDENTIFIERS));
  private static final Pattern PADDED_NUMBER = Pattern.compile("0\\d+");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Optional<SemanticVersion> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String preRelease = parts.group(4) == null ? "" : parts.group(4);
    if (Arrays.stream(preRelease.split("\\.", -1)).anyMatch(PADDED_NUMBER.asMatchPredicate())) {
      return Optional.empty();
    }
    try {
      var numbers =
          List.of(
              Long.valueOf(parts.group(1)),
              Long.valueOf(parts.group(2)),
              Long.valueOf(parts.group(3)));
      return Optional.of(new SemanticVersion(numbers, preRelease));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(SemanticVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int result = numbers.get(i).compareTo(other.numbers.get(i));
      if (result != 0) {
        return result;
      }
    }
    if (preRelease.equals(other.preRelease)) {
      return 0;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    return comparePreReleases(preRelease.split("\\."), other.preRelease.split("\\."));
  }

  private static int comparePreReleases(String[] left, String[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int result = compareIdentifiers(left[i], right[i]);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int compareIdentifiers(String left, String right) {
    boolean isLeftNumber = NUMBER.matcher(left).matches();
    boolean isRightNumber = NUMBER.matcher(right).matches();
    if (isLeftNumber != isRightNumber) {
      return isLeftNumber ? -1 : 1;
    }
    int result =
        isLeftNumber
            ? new BigInteger(left).compareTo(new BigInteger(right))
            : left.compareTo(right);
    return Integer.signum(result);
  }
}
