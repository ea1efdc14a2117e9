package dev.holdfast.core.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a weakening of the guard waits after it was asked for, whoever has signed: a stolen key
 * alone then isn't enough before somebody notices. It counts from the ChangeRequest's creation,
 * which the API server sets.
 */
public final class UnlockDelay {
  /**
   * The longest: a request that is made at the end of its period can be approved for four hours
   * more, and the delay must leave some of that.
   */
  public static final Duration LONGEST = Duration.ofHours(3);

  private UnlockDelay() {}

  /** As the settings write it, {@code 1h30m}; the longest when it can't be read. */
  public static Duration of(@Nullable String setting) {
    if (setting == null || setting.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      return Duration.parse("PT" + setting.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      return LONGEST;
    }
  }

  /**
   * From when on approvals count; from ever without a delay, never when nobody knows since when.
   */
  static Instant end(Instant asked, Duration delay) {
    if (delay.isZero()) {
      return Instant.MIN;
    }
    return asked.equals(Instant.MAX) ? asked : asked.plus(delay);
  }

  /** {@code 1h30m}. */
  public static String shown(Duration delay) {
    return delay.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
