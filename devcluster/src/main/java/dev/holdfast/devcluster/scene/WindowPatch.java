package dev.holdfast.devcluster.scene;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Words for {@code kubectl} that open and close the maintenance window. */
public final class WindowPatch {
  private WindowPatch() {}

  /**
   * Opens it.
   *
   * @param until cut to whole seconds
   */
  public static String[] opening(String requester, Instant until, String reason) {
    return patch(
        "merge",
        "{\"spec\": {\"requester\": \"%s\", \"notAfter\": \"%s\", \"reason\": \"%s\"}}"
            .formatted(requester, until.truncatedTo(ChronoUnit.SECONDS), reason));
  }

  /** Closes it. */
  public static String[] closing() {
    return patch("json", "[{\"op\": \"replace\", \"path\": \"/spec\", \"value\": {}}]");
  }

  private static String[] patch(String type, String content) {
    return new String[] {"patch", "mw", "holdfast", "--type=" + type, "-p", content};
  }
}
