package dev.holdfast.operator.trust;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether each approver group has as many valid humans as the settings want.
 *
 * @param lacking group to a phrase that says how many it has and should have
 */
public record GroupStrength(Map<String, String> lacking) {
  public GroupStrength {
    lacking = Map.copyOf(lacking);
  }

  /**
   * Compares.
   *
   * @param minima group to the fewest valid humans it should have
   * @param valid group to those it has
   */
  public static GroupStrength of(Map<String, Integer> minima, Map<String, Integer> valid) {
    Map<String, String> lacking = new TreeMap<>();
    minima.forEach(
        (group, minimum) -> {
          int has = valid.getOrDefault(group, 0);
          if (has < minimum) {
            lacking.put(group, "group " + group + " has " + has + " of " + minimum + " humans");
          }
        });
    return new GroupStrength(lacking);
  }

  public boolean isEnough() {
    return lacking.isEmpty();
  }

  public String message() {
    return isEnough()
        ? "every group has enough valid humans"
        : new TreeMap<>(lacking).values().stream().collect(Collectors.joining("; "));
  }
}
