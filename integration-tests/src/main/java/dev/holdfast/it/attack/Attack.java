package dev.holdfast.it.attack;

import java.util.Objects;

/**
 * One way to get an unapproved change through.
 *
 * @param number as the threat model numbers it, with a letter when there are several ways
 * @param changed what about an approval that counts, or about what it stands on
 */
public record Attack(String number, String changed, Play play) {
  public Attack {
    Objects.requireNonNull(number, "number is null");
    Objects.requireNonNull(changed, "changed is null");
    Objects.requireNonNull(play, "play is null");
  }

  /** Tries it; an exception means that it couldn't be carried out. */
  @FunctionalInterface
  public interface Play {
    Result on(Ground ground);
  }

  /** The number alone, the same for all ways of one attack that are tried at the same place. */
  String kind() {
    return number.replaceAll("[a-z]", "");
  }

  /** For people: number and what was changed. */
  public String title() {
    return number + " " + changed;
  }
}
