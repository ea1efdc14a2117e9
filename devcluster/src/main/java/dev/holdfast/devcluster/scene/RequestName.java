package dev.holdfast.devcluster.scene;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of a ChangeRequest in what a denial told. */
public final class RequestName {
  private static final Pattern NAME = Pattern.compile("chr-[a-z2-7]+");

  private RequestName() {}

  /**
   * The first name in the text.
   *
   * @throws IllegalStateException when there is none
   */
  public static String in(String text) {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no ChangeRequest is named in: " + text);
    }
    return matcher.group();
  }
}
