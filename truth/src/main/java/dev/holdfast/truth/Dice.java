package dev.holdfast.truth;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that is the same for the same seed and world. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, int world) {
    // Unlike Random it draws nothing alike for numbers that follow each other.
    random = new SplittableRandom(seed * 1_000_003 + world);
  }

  /** True in so many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Both ends included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  String pick(String... options) {
    return options[random.nextInt(options.length)];
  }
}
