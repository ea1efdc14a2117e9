package dev.holdfast.core.impact;

import java.util.OptionalLong;

/**
 * How a StatefulSet names the claims that it makes, or finds: {@code <template>-<set>-<ordinal>}.
 */
public final class ClaimName {
  private ClaimName() {}

  /** What the names of a template's claims begin with. */
  public static String prefix(String template, String set) {
    return template + "-" + set + "-";
  }

  /** The ordinal of a claim; empty when it isn't one of this template. */
  public static OptionalLong ordinal(String claim, String prefix) {
    if (!claim.startsWith(prefix)) {
      return OptionalLong.empty();
    }
    String ordinal = claim.substring(prefix.length());
    boolean number =
        !ordinal.isEmpty()
            && ordinal.length() < 11
            && ordinal.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return number ? OptionalLong.of(Long.parseLong(ordinal)) : OptionalLong.empty();
  }
}
