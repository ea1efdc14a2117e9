package dev.holdfast.core.approval.trust;

import java.time.Duration;
import java.util.Map;

/**
 * The trust in force.
 *
 * @param closed whether trust changes need signatures; monotone
 * @param minima fewest valid humans that a group may have once it had them, by group
 * @param count signatures of group {@code trust} that a trust change needs, 1 to 16
 * @param delay how long a weakening waits after it was asked for
 * @param operator username of our operator's account
 * @param webhook username of our webhook's account
 */
public record TrustRoot(
    boolean closed,
    Map<String, Integer> minima,
    int count,
    Duration delay,
    String operator,
    String webhook) {
  public TrustRoot {
    minima = Map.copyOf(minima);
  }

  boolean ours(String username) {
    return username.equals(operator) || username.equals(webhook);
  }
}
