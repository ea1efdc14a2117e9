package dev.holdfast.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import org.junit.jupiter.api.Test;

/** In fifty random worlds the real controllers destroy nothing that the impact didn't name. */
class TruthIT {
  private static final long SEED = 20_261_125;
  private static final int WORLDS = 50;

  @Test
  void nothingIsMissed() {
    try (DevCluster cluster =
        DevCluster.start(DevClusterOptions.defaults().own().inTarget("jvm"))) {
      Tally tally = new TruthRun(cluster, System.out, SEED, 1, WORLDS).run();
      tally.close();
      assertThat(tally.broken()).as("worlds that couldn't be judged").isZero();
      assertThat(tally.worlds()).isEqualTo(WORLDS);
      assertThat(tally.missed()).as("destroyed, and not said so; see above").isZero();
    }
  }
}
