package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyRoundTest {
  @Test
  void aPolicyHasFiftyMillisecondsAndMoreForALargeInput() {
    assertThat(PolicyRound.limit(0)).isEqualTo(Duration.ofMillis(50));
    assertThat(PolicyRound.limit(256 * 1024 - 1)).isEqualTo(Duration.ofMillis(50));
    assertThat(PolicyRound.limit(256 * 1024)).isEqualTo(Duration.ofMillis(100));
    assertThat(PolicyRound.limit(1024 * 1024)).isEqualTo(Duration.ofMillis(250));
  }
}
