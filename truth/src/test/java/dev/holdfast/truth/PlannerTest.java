package dev.holdfast.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void theSameSeedGivesTheSameWorlds() {
    assertThat(worlds(7)).isEqualTo(worlds(7)).isNotEqualTo(worlds(8));
  }

  private static List<String> worlds(long seed) {
    Planner planner = new Planner(seed);
    return IntStream.range(0, 10)
        .mapToObj(planner::plan)
        .map(world -> world.act() + "\n" + world.describe())
        .toList();
  }
}
