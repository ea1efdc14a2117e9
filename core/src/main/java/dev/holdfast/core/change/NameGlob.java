package dev.holdfast.core.change;

/** Shell-like patterns of names: {@code *} stands for any characters, {@code ?} for one. */
public final class NameGlob {
  private NameGlob() {}

  /** Linear in the text for each star, so that no pattern makes it slow. */
  public static boolean matches(String glob, String text) {
    int pattern = 0;
    int at = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (pattern < glob.length() && glob.charAt(pattern) == '*') {
        star = pattern++;
        resume = at;
      } else if (pattern < glob.length()
          && (glob.charAt(pattern) == '?' || glob.charAt(pattern) == text.charAt(at))) {
        pattern++;
        at++;
      } else if (star >= 0) {
        pattern = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (pattern < glob.length() && glob.charAt(pattern) == '*') {
      pattern++;
    }
    return pattern == glob.length();
  }
}
